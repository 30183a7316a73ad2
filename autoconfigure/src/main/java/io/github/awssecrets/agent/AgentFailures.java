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
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.awssecrets.backend.AwsError;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the agent, or with AWS behind it, in our own terms.
 */
final class AgentFailures {

	private static final int LONGEST_DETAIL = 500;

	/**
	 * The agent puts the message of an error of AWS between quotes as it is, quotes and
	 * all. So this need not be JSON.
	 */
	private static final Pattern ERROR = Pattern.compile(
			"\\s*\\{\\s*\"__type\"\\s*:\\s*\"([A-Za-z0-9.]{1,100})\"\\s*(?:,\\s*\"[Mm]essage\"\\s*:\\s*\"(.*)\"\\s*)?}\\s*",
			Pattern.DOTALL);

	/**
	 * Words, and nothing that JSON is made of.
	 */
	private static final Pattern SENTENCE = Pattern.compile("[A-Za-z0-9 .,:;'()/_-]{1,100}");

	private final AgentAddress address;

	AgentFailures(AgentAddress address) {
		this.address = address;
	}

	/**
	 * Why a request has no reply.
	 */
	SecretFailure of(IOException ex, Duration elapsed) {
		FailureKind kind = kind(ex);
		boolean told = kind != FailureKind.INTERRUPTED && kind != FailureKind.TIMEOUT;
		return failure(kind, told ? shorten(ex.getMessage()) : null, elapsed);
	}

	/**
	 * Why the token can't be shown.
	 */
	SecretFailure of(UnreadableTokenException ex) {
		return new SecretFailure(FailureKind.AGENT_TOKEN_UNREADABLE, place(), null, null, null, ex.getMessage(), null,
				0, Duration.ZERO);
	}

	/**
	 * Why no request was sent.
	 */
	SecretFailure unasked(FailureKind kind, @Nullable String detail) {
		return new SecretFailure(kind, place(), null, null, null, detail, null, 0, Duration.ZERO);
	}

	/**
	 * Why a reply is not one to the question.
	 */
	SecretFailure invalid(String detail, Duration elapsed) {
		return failure(FailureKind.INVALID_RESPONSE, detail, elapsed);
	}

	/**
	 * What a reply means that has no secret: an error of AWS that the agent passes on, or
	 * a sentence of its own.
	 */
	SecretFailure of(Reply reply, Duration elapsed) {
		String body = new String(reply.body(), StandardCharsets.UTF_8);
		Matcher error = ERROR.matcher(body);
		return error.matches() ? passedOn(reply.status(), new AwsError(error.group(1), error.group(2)), elapsed)
				: own(reply.status(), body, elapsed);
	}

	private SecretFailure passedOn(int status, AwsError error, Duration elapsed) {
		FailureKind kind = switch (error.code()) {
			case "InternalFailure" -> FailureKind.AGENT_FAILED;
			case "TimeoutError" -> FailureKind.TIMEOUT;
			case "ConnectionError" -> FailureKind.UNREACHABLE;
			default -> error.kind();
		};
		if (kind == FailureKind.AGENT_FAILED) {
			return failure(kind, "HTTP status " + status + ", " + error.code(), elapsed);
		}
		FailureKind told = (kind == FailureKind.OTHER && status >= 500) ? FailureKind.SERVER_ERROR : kind;
		return new SecretFailure(told, "AWS Secrets Manager behind the agent at " + this.address, null, null,
				error.code(), shorten(error.message()), null, 1, elapsed);
	}

	private SecretFailure own(int status, String body, Duration elapsed) {
		FailureKind kind = switch (status) {
			case 403 -> FailureKind.AGENT_TOKEN_REFUSED;
			case 429 -> FailureKind.AGENT_FAILED;
			default -> (status >= 500) ? FailureKind.AGENT_FAILED : FailureKind.AGENT_REFUSED;
		};
		return failure(kind,
				"HTTP status " + status + (SENTENCE.matcher(body.strip()).matches() ? ", " + body.strip() : ""),
				elapsed);
	}

	private SecretFailure failure(FailureKind kind, @Nullable String detail, Duration elapsed) {
		return new SecretFailure(kind, place(), null, null, null, detail, null, 1, elapsed);
	}

	private String place() {
		return "the Secrets Manager Agent at " + this.address;
	}

	private static FailureKind kind(IOException ex) {
		if (ex instanceof ClosedByInterruptException) {
			return FailureKind.INTERRUPTED;
		}
		if (ex instanceof ProtocolException) {
			return FailureKind.INVALID_RESPONSE;
		}
		return (ex instanceof SocketTimeoutException) ? FailureKind.TIMEOUT : FailureKind.AGENT_UNREACHABLE;
	}

	private static @Nullable String shorten(@Nullable String detail) {
		String line = (detail != null) ? detail.strip().replaceAll("\\s+", " ") : null;
		return (line == null || line.length() <= LONGEST_DETAIL) ? line : line.substring(0, LONGEST_DETAIL) + "...";
	}

}
