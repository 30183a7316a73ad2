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

import io.github.awssecrets.write.SecretWriteException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports a secret that code wanted to change while the application started, and could
 * not.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecretWriteFailureAnalyzer extends AbstractFailureAnalyzer<SecretWriteException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SecretWriteException cause) {
		return new FailureAnalysis(cause.advice().description(), cause.advice().fix(), cause);
	}

}
