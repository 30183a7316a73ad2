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
package io.github.awssecrets.aws;

import java.util.function.Consumer;

import io.github.awssecrets.backend.SecretValue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What happened on the wire during one call: the SDK does not tell for a call that timed
 * out, nor for an answer that it can't read. Only clients with the {@link #INTERCEPTOR}
 * fill it in.
 */
final class CallTrace {

	static final ExecutionInterceptor INTERCEPTOR = new Interceptor();

	private static final ExecutionAttribute<CallTrace> ATTRIBUTE = new ExecutionAttribute<>(CallTrace.class.getName());

	private int attempts;

	private boolean succeeded;

	private @Nullable SecretValue sent;

	/**
	 * Notes the secret that the call sends. An error that quotes it is not told in the
	 * words of whoever answered.
	 */
	CallTrace sending(SecretValue value) {
		this.sent = value;
		return this;
	}

	Consumer<AwsRequestOverrideConfiguration.Builder> attach() {
		return (request) -> request.putExecutionAttribute(ATTRIBUTE, this);
	}

	/**
	 * How many requests were sent.
	 */
	int attempts() {
		return this.attempts;
	}

	/**
	 * What may be told of a text that came as the answer.
	 */
	@Nullable String telling(@Nullable String text) {
		return (this.sent != null && text != null && this.sent.isQuotedIn(text)) ? null : text;
	}

	/**
	 * Whether AWS answered the last request, and not with an error.
	 */
	boolean succeeded() {
		return this.succeeded;
	}

	private static final class Interceptor implements ExecutionInterceptor {

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
			CallTrace trace = attributes.getAttribute(ATTRIBUTE);
			if (trace != null) {
				trace.attempts++;
				trace.succeeded = false;
			}
		}

		@Override
		public void beforeUnmarshalling(Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
			CallTrace trace = attributes.getAttribute(ATTRIBUTE);
			if (trace != null) {
				trace.succeeded = context.httpResponse().isSuccessful();
			}
		}

	}

}
