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

/**
 * Where the keys come from that snapshots are encrypted with.
 *
 * @since 0.1.0
 */
public interface SnapshotKey {

	/**
	 * The number of bytes of a key.
	 */
	int LENGTH = 32;

	/**
	 * A key to encrypt with.
	 * @return the key, and what has to be stored to get it again
	 * @throws SnapshotKeyException if there is none
	 */
	DataKey forWriting();

	/**
	 * The key that a snapshot was encrypted with.
	 * @param wrapped what was stored with it
	 * @return the key
	 * @throws SnapshotKeyException if it can't be had
	 */
	SecretKey forReading(byte[] wrapped);

	/**
	 * Whether {@link #forWriting} answers at once.
	 * @return whether it does not have to ask anybody
	 */
	boolean isAtHand();

	/**
	 * A key that the application has itself.
	 * @param key the 32 bytes, copied
	 * @return the key
	 */
	static SnapshotKey of(byte[] key) {
		return new OwnKey(key);
	}

	/**
	 * A key to encrypt with.
	 *
	 * @param key the key
	 * @param wrapped what has to be stored to get it again, empty for nothing
	 */
	record DataKey(SecretKey key, byte[] wrapped) {

		@Override
		public String toString() {
			return "DataKey[******]";
		}

	}

}
