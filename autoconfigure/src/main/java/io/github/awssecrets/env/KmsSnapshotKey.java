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
package io.github.awssecrets.env;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import io.github.awssecrets.aws.KmsDataKeys;
import io.github.awssecrets.aws.KmsFailedException;
import io.github.awssecrets.snapshot.SnapshotKey;
import io.github.awssecrets.snapshot.SnapshotKeyException;
import org.jspecify.annotations.Nullable;

/**
 * A key for snapshots that KMS makes once for each run of the application, and that only
 * KMS can unwrap.
 */
final class KmsSnapshotKey implements SnapshotKey {

	private final KmsDataKeys keys;

	private volatile @Nullable DataKey made;

	KmsSnapshotKey(KmsDataKeys keys) {
		this.keys = keys;
	}

	@Override
	public DataKey forWriting() {
		DataKey known = this.made;
		if (known == null) {
			try {
				KmsDataKeys.WrappedKey key = this.keys.generate();
				known = new DataKey(new SecretKeySpec(key.plaintext(), "AES"), key.wrapped());
			}
			catch (KmsFailedException ex) {
				throw new SnapshotKeyException(String.valueOf(ex.getMessage()));
			}
			this.made = known;
		}
		return known;
	}

	@Override
	public SecretKey forReading(byte[] wrapped) {
		if (wrapped.length == 0) {
			throw new SnapshotKeyException("its key is not one of KMS, and aws.secrets.snapshot.key is not set");
		}
		try {
			return new SecretKeySpec(this.keys.unwrap(wrapped), "AES");
		}
		catch (KmsFailedException ex) {
			throw new SnapshotKeyException(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public boolean isAtHand() {
		return this.made != null;
	}

}
