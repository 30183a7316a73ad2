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
package io.github.awssecrets.snapshot;

import java.security.SecureRandom;
import java.time.Instant;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;

/**
 * Names, entries and keys to play with.
 */
final class Values {

	static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	static final SecretName A = name("a");

	static final SecretName B = name("b");

	private Values() {
	}

	static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

	static SecretValue value(String text) {
		return SecretValue.ofText(text, origin(text));
	}

	static SecretOrigin origin(String version) {
		return new SecretOrigin("aws", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:app/a-AbCdEf", version,
				Instant.EPOCH);
	}

	static Entry entry(SecretName name, String text) {
		return new Entry(name, value(text), NOW);
	}

	static byte[] key() {
		byte[] key = new byte[SnapshotKey.LENGTH];
		new SecureRandom().nextBytes(key);
		return key;
	}

}
