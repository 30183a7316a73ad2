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

package io.github.awssecrets.agent;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent for one secret after the other, a bounded number at a time.
 */
final class AgentCalls {

	private final Agent agent;

	private final AgentFailures failures;

	private final AgentAnswers answers;

	private final Semaphore permits;

	private final LongSupplier nanoTime;

	AgentCalls(AgentSettings settings, int most, LongSupplier nanoTime) {
		this.agent = new Agent(settings.address(), settings.timeout(), nanoTime);
		this.failures = new AgentFailures(settings.address());
		this.answers = new AgentAnswers(this.failures);
		this.permits = new Semaphore(most);
		this.nanoTime = nanoTime;
	}

	AgentFailures failures() {
		return this.failures;
	}

	/**
	 * Reads a secret as soon as it may.
	 * @param anew whether the agent is to ask AWS, whatever it has
	 */
	Outcome read(SecretName name, String token, boolean anew) {
		try {
			this.permits.acquire();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Outcome.Failed(this.failures.unasked(FailureKind.INTERRUPTED, null));
		}
		try {
			return ask(name, token, anew);
		}
		finally {
			this.permits.release();
		}
	}

	private Outcome ask(SecretName name, String token, boolean anew) {
		long start = this.nanoTime.getAsLong();
		try {
			return this.answers.of(name, this.agent.get(target(name, anew), token), since(start));
		}
		catch (IOException ex) {
			return new Outcome.Failed(this.failures.of(ex, since(start)));
		}
	}

	private static String target(SecretName name, boolean anew) {
		return "/secretsmanager/get?secretId=" + encode(name.id())
				+ (name.version().isCurrent() ? "" : parameter("versionStage", name.version().stage()))
				+ parameter("versionId", name.version().id()) + (anew ? "&refreshNow=true" : "");
	}

	private static String parameter(String name, @Nullable String value) {
		return (value != null) ? "&" + name + "=" + encode(value) : "";
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private Duration since(long start) {
		return Duration.ofNanos(this.nanoTime.getAsLong() - start);
	}

}
