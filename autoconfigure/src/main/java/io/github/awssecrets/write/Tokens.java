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

package io.github.awssecrets.write;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.github.awssecrets.ref.SecretName;

/**
 * Tokens of requests, which become the ids of versions. Ids are shown, so nothing of a
 * value goes into one, not even a hash: it could be guessed from that.
 */
final class Tokens {

	private Tokens() {
	}

	/**
	 * A token that no other write has.
	 */
	static String fresh() {
		return UUID.randomUUID().toString();
	}

	/**
	 * The token of the write that follows a version: the same for whoever repeats it, and
	 * for another writer who has seen the same version.
	 */
	static String after(SecretName name, String versionId) {
		return UUID.nameUUIDFromBytes((name.id() + '\n' + versionId).getBytes(StandardCharsets.UTF_8)).toString();
	}

}
