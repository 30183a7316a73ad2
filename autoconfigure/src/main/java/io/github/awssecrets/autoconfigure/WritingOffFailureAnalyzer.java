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

package io.github.awssecrets.autoconfigure;

import io.github.awssecrets.migrate.Migration;
import io.github.awssecrets.write.SecretStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Reports that code needs to write secrets and that writing is switched off.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WritingOffFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final @Nullable Environment environment;

	WritingOffFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		if (type != SecretStore.class && type != Migration.class) {
			return null;
		}
		boolean off = this.environment == null
				|| !this.environment.getProperty("aws.secrets.write.enabled", Boolean.class, false);
		return off ? new FailureAnalysis(
				"A bean needs a " + type.getSimpleName() + ", and writing secrets is switched off.",
				"To allow it, set aws.secrets.write.enabled=true.", cause) : null;
	}

}
