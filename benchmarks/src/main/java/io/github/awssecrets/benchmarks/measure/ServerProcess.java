/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.awssecrets.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.awssecrets.benchmarks.app.Workload;
import io.github.awssecrets.test.Call;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;

/**
 * A Secrets Manager in a process of its own. It is told on its standard input what to do,
 * and ends with it.
 */
final class ServerProcess {

	private final FakeSecretsManager server;

	private ServerProcess(FakeSecretsManager server) {
		this.server = server;
	}

	public static void main(String[] arguments) throws IOException {
		try (FakeSecretsManager server = FakeSecretsManager.start(Workload.REGION)) {
			new ServerProcess(server).serve();
		}
	}

	private void serve() throws IOException {
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		System.out.println("=" + this.server.endpoint());
		for (String command = commands.readLine(); command != null; command = commands.readLine()) {
			String[] words = command.split(" ");
			System.out.println("=" + answer(words[0], (words.length > 1) ? Integer.parseInt(words[1]) : 0));
		}
	}

	private String answer(String command, int number) {
		return switch (command) {
			case "secrets" -> secrets(number);
			case "delay" -> delay(number);
			case "calls" -> calls();
			default -> throw new IllegalArgumentException(command);
		};
	}

	private String secrets(int count) {
		this.server.reset();
		IntStream.range(0, count).forEach((i) -> this.server.put(Workload.name(i), Workload.value(i)));
		this.server.clearCalls();
		return Integer.toString(count);
	}

	private String delay(int millis) {
		this.server.clearFaults();
		if (millis > 0) {
			this.server.fail(Fault.latency(Duration.ofMillis(millis))).always();
		}
		return Integer.toString(millis);
	}

	/**
	 * The number of calls since this was asked last, and how many of them were for the
	 * first secret.
	 */
	private String calls() {
		List<Call> calls = this.server.calls();
		this.server.clearCalls();
		return calls.size() + " " + calls.stream().filter(ServerProcess::isForFirst).count();
	}

	private static boolean isForFirst(Call call) {
		return call.secretIds().contains(Workload.name(0));
	}

}
