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
package io.github.awssecrets.cache;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;

/**
 * Names and outcomes to play with.
 */
final class Outcomes {

	static final SecretName A = name("a");

	static final SecretName B = name("b");

	static final SecretName C = name("c");

	private Outcomes() {
	}

	static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

	static Outcome.Found found(String text) {
		return new Outcome.Found(SecretValue.ofText(text, SecretOrigin.of("test")));
	}

	static Outcome.Failed failed(FailureKind kind) {
		return new Outcome.Failed(SecretFailure.of(kind, "the test", null));
	}

	/**
	 * What a reader sees: the text, or the kind of failure.
	 */
	static String seen(Outcome outcome) {
		return (outcome instanceof Outcome.Found found) ? found.value().text()
				: ((Outcome.Failed) outcome).failure().kind().name();
	}

}
