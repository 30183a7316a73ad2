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
package io.github.awssecrets.observation;

import io.github.awssecrets.aws.CallObserver;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Names the observation of a call to AWS {@value #NAME}, with its operation, outcome and
 * region. Nothing in it names a secret.
 *
 * @since 0.1.0
 */
public class DefaultSecretsCallObservationConvention implements SecretsCallObservationConvention {

	/**
	 * The name of the observation.
	 */
	public static final String NAME = "aws.secrets.call";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(SecretsCallContext context) {
		return context.call().operation();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(SecretsCallContext context) {
		return KeyValues.of(KeyValue.of("operation", context.call().operation()),
				KeyValue.of("outcome", outcome(context)), KeyValue.of("region", region(context)));
	}

	private static String outcome(SecretsCallContext context) {
		return context.isFinished() ? CallObserver.outcome(context.failure()) : "UNKNOWN";
	}

	private static String region(SecretsCallContext context) {
		String region = context.call().region();
		return (region != null) ? region : KeyValue.NONE_VALUE;
	}

}
