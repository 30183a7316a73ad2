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

import java.net.URI;
import java.util.List;

/**
 * A Secrets Manager in a process of its own, so that its work is not counted as that of
 * an application. It speaks plain HTTP, keeps connections alive, and waits for a given
 * time before it answers.
 */
public final class Server implements AutoCloseable {

	private final Child child;

	private final URI endpoint;

	private Server(Child child) {
		this.child = child;
		this.endpoint = URI.create(child.await("="));
	}

	/**
	 * Starts a server.
	 * @param secrets how many secrets it has
	 * @return the server, to be closed by the caller
	 */
	public static Server start(int secrets) {
		Server server = new Server(
				Child.start(Child.ownClassPath(), ServerProcess.class.getName(), List.of("-Xmx1g"), List.of()));
		server.child.ask("secrets " + secrets);
		return server;
	}

	/**
	 * Where it listens.
	 * @return the endpoint
	 */
	public URI endpoint() {
		return this.endpoint;
	}

	/**
	 * Moves it away.
	 * @param millis how long a request and its answer are under way, in milliseconds
	 */
	public void delay(int millis) {
		this.child.ask("delay " + millis);
	}

	/**
	 * The calls since this was asked last.
	 * @return how many there were
	 */
	public Calls calls() {
		String[] words = this.child.ask("calls").split(" ");
		return new Calls(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
	}

	@Override
	public void close() {
		this.child.close();
	}

	/**
	 * Calls to the server.
	 *
	 * @param all how many there were
	 * @param forFirst how many of them asked for the first secret, be it among others
	 */
	public record Calls(int all, int forFirst) {

	}

}
