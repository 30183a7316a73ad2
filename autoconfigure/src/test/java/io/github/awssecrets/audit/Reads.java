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
package io.github.awssecrets.audit;

import java.time.Duration;
import java.time.Instant;

import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;

/**
 * Reads to tell of.
 */
final class Reads {

	static final Instant TIME = Instant.parse("2026-11-01T10:00:00Z");

	private Reads() {
	}

	static SecretRead ok(String name) {
		return ok(name, SecretVersion.CURRENT);
	}

	static SecretRead ok(String name, SecretVersion version) {
		return new SecretRead(new SecretName("", name, "shop/" + name, version), "aws", "v1", null, TIME,
				Duration.ofMillis(12), false);
	}

	static SecretRead failed(String name, FailureKind kind, String code) {
		SecretFailure failure = new SecretFailure(kind, "the test", null, null, code, "a detail", null, 1,
				Duration.ZERO);
		return new SecretRead(new SecretName("", name, "shop/" + name, SecretVersion.CURRENT), "aws", null, failure,
				TIME, Duration.ofMillis(12), false);
	}

}
