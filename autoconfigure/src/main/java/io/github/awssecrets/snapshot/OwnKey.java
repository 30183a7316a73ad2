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

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that never leaves the application, and is not stored with what it encrypts.
 */
final class OwnKey implements SnapshotKey {

	private static final byte[] NOTHING = {};

	private final SecretKey key;

	OwnKey(byte[] key) {
		if (key.length != LENGTH) {
			throw new IllegalArgumentException("A key has " + LENGTH + " bytes, not " + key.length);
		}
		this.key = new SecretKeySpec(key, "AES");
	}

	@Override
	public DataKey forWriting() {
		return new DataKey(this.key, NOTHING);
	}

	@Override
	public SecretKey forReading(byte[] wrapped) {
		if (wrapped.length > 0) {
			throw new SnapshotKeyException("its key is one of KMS, and aws.secrets.snapshot.kms-key is not set");
		}
		return this.key;
	}

	@Override
	public boolean isAtHand() {
		return true;
	}

}
