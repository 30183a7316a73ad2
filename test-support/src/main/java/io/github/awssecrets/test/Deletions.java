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

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Schedules deletions and takes them back.
 */
final class Deletions {

	private static final int DEFAULT_DAYS = 30;

	private static final int MIN_DAYS = 7;

	private final Vault vault;

	Deletions(Vault vault) {
		this.vault = vault;
	}

	Map<String, Object> delete(Request request) {
		boolean forced = request.flag("ForceDeleteWithoutRecovery");
		int days = days(request);
		if (forced && request.has("RecoveryWindowInDays")) {
			throw RefusedException
				.invalidParameter("Give 'RecoveryWindowInDays' or 'ForceDeleteWithoutRecovery', and not both.");
		}
		return forced ? remove(request) : schedule(request, Instant.now().plus(Duration.ofDays(days)));
	}

	Map<String, Object> restore(Request request) {
		StoredSecret secret = this.vault.find(request.required("SecretId"));
		secret.scheduleDeletion(null);
		return Map.of("ARN", secret.arn(), "Name", secret.name());
	}

	private int days(Request request) {
		int days = request.number("RecoveryWindowInDays", DEFAULT_DAYS, 0, Integer.MAX_VALUE);
		if (days < MIN_DAYS || days > DEFAULT_DAYS) {
			throw RefusedException
				.invalidParameter("The recovery window must be from %d to %d days.".formatted(MIN_DAYS, DEFAULT_DAYS));
		}
		return days;
	}

	private Map<String, Object> schedule(Request request, Instant deletion) {
		StoredSecret secret = this.vault.findUsable(request.required("SecretId"));
		secret.scheduleDeletion(deletion);
		return answer(secret, deletion);
	}

	// Forced, it is no failure if the secret is not there.
	private Map<String, Object> remove(Request request) {
		String id = request.required("SecretId");
		Optional<StoredSecret> secret = this.vault.lookUp(id);
		secret.ifPresent(this.vault::remove);
		return secret.map((removed) -> answer(removed, Instant.now()))
			.orElseGet(() -> Map.of("Name", id, "DeletionDate", StoredSecret.seconds(Instant.now())));
	}

	private static Map<String, Object> answer(StoredSecret secret, Instant deletion) {
		return Map.of("ARN", secret.arn(), "Name", secret.name(), "DeletionDate", StoredSecret.seconds(deletion));
	}

}
