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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretId;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Replies of the agent as outcomes. What it found has the form of an answer to
 * {@code GetSecretValue}.
 */
final class AgentAnswers {

	static final String SOURCE = "agent";

	private final AgentFailures failures;

	AgentAnswers(AgentFailures failures) {
		this.failures = failures;
	}

	/**
	 * The outcome for the secret that was asked for, unless the reply is about another
	 * one.
	 */
	Outcome of(SecretName name, Reply reply, Duration elapsed) {
		if (reply.status() != 200) {
			return new Outcome.Failed(this.failures.of(reply, elapsed));
		}
		try {
			return new Outcome.Found(value(name, members(reply)));
		}
		catch (InvalidAnswerException ex) {
			return new Outcome.Failed(this.failures.invalid(ex.rule(), elapsed));
		}
	}

	private static SecretValue value(SecretName name, Map<String, String> answer) throws InvalidAnswerException {
		require(new SecretId(name.id()).means(answer.get("Name"), answer.get("ARN")),
				"the answer is about another secret");
		require(name.version().id() == null || name.version().id().equals(answer.get("VersionId")),
				"the answer is about another version");
		SecretOrigin origin = new SecretOrigin(SOURCE, answer.get("ARN"), answer.get("VersionId"),
				instant(answer.get("CreatedDate")));
		String text = answer.get("SecretString");
		return (text != null) ? SecretValue.ofText(text, origin)
				: SecretValue.ofBytes(bytes(answer.get("SecretBinary")), origin);
	}

	/**
	 * The members of the reply. It is handled as the secret that it holds, so that
	 * nothing of it is ever printed.
	 */
	private static Map<String, String> members(Reply reply) throws InvalidAnswerException {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply.body())).toString();
			return SecretValue.ofText(text, SecretOrigin.of(SOURCE)).members();
		}
		catch (CharacterCodingException | MissingMemberException ex) {
			throw new InvalidAnswerException("the answer is no JSON object");
		}
	}

	private static byte[] bytes(@Nullable String text) throws InvalidAnswerException {
		try {
			require(text != null, "the answer has no value");
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidAnswerException("the value is not in Base64");
		}
	}

	/**
	 * A time in seconds, which is only told and decides nothing.
	 */
	private static @Nullable Instant instant(@Nullable String seconds) {
		try {
			double millis = (seconds != null) ? Double.parseDouble(seconds) * 1000 : Double.NaN;
			return Double.isFinite(millis) ? Instant.ofEpochMilli(Math.round(millis)) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static void require(boolean kept, String rule) throws InvalidAnswerException {
		if (!kept) {
			throw new InvalidAnswerException(rule);
		}
	}

}
