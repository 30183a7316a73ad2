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
package io.github.awssecrets.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * All secrets of the one account and region. Not thread-safe: {@link Service} sees to it.
 */
final class Vault {

	private static final String ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private final String arnPrefix;

	private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();

	Vault(String region, String account) {
		this.arnPrefix = "arn:aws:secretsmanager:%s:%s:secret:".formatted(region, account);
	}

	List<StoredSecret> secrets() {
		return new ArrayList<>(this.secrets.values());
	}

	/**
	 * Find a secret, be it scheduled for deletion or not.
	 * @param id a name or ARN
	 * @return the secret
	 */
	StoredSecret find(String id) {
		return lookUp(id).orElseThrow(RefusedException::notFound);
	}

	Optional<StoredSecret> lookUp(String id) {
		SecretId secretId = new SecretId(id);
		return this.secrets.values().stream().filter(secretId::matches).findFirst();
	}

	/**
	 * Find a secret that is in use.
	 * @param id a name or ARN
	 * @return the secret
	 */
	StoredSecret findUsable(String id) {
		StoredSecret secret = find(id);
		if (secret.isScheduledForDeletion()) {
			throw RefusedException
				.invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
		}
		return secret;
	}

	boolean contains(String name) {
		return this.secrets.containsKey(name);
	}

	StoredSecret add(String name) {
		StringBuilder arn = new StringBuilder(this.arnPrefix).append(name).append('-');
		ThreadLocalRandom.current()
			.ints(6, 0, ALPHANUMERICS.length())
			.forEach((index) -> arn.append(ALPHANUMERICS.charAt(index)));
		StoredSecret secret = new StoredSecret(name, arn.toString());
		this.secrets.put(name, secret);
		return secret;
	}

	void put(StoredSecret secret) {
		this.secrets.put(secret.name(), secret);
	}

	void remove(StoredSecret secret) {
		this.secrets.remove(secret.name());
	}

	void clear() {
		this.secrets.clear();
	}

}
