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
package io.github.awssecrets.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Which version of each secret was read or written last, so that a replica that lags
 * behind takes none of them back. Safe for use by several threads.
 */
final class NewestVersions {

	private static final int MOST = 10_000;

	private final Map<SecretName, SecretOrigin> newest = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<SecretName, SecretOrigin> eldest) {
			return size() > MOST;
		}

	};

	void note(SecretName name, Outcome outcome) {
		if (outcome instanceof Outcome.Found found) {
			note(name, found.value().origin());
		}
	}

	synchronized void note(SecretName name, SecretOrigin origin) {
		this.newest.put(name, origin);
	}

	/**
	 * What is known of a secret when a replica has been asked as well.
	 * @param name the secret
	 * @param failed what came of asking before
	 * @param region where the replica is
	 * @param answer what the replica answered
	 * @return its answer, if that is a value and not older than the last one, or else the
	 * failure before, which tells of it
	 */
	synchronized Outcome choose(SecretName name, Outcome.Failed failed, String region, Outcome answer) {
		if (answer instanceof Outcome.Found found) {
			if (isOlder(found.value().origin(), this.newest.get(name))) {
				return with(failed, "the replica in " + region + " has an older version");
			}
			note(name, answer);
			return answer;
		}
		SecretFailure failure = ((Outcome.Failed) answer).failure();
		return with(failed, "the replica in " + region + ": "
				+ ((failure.code() != null) ? failure.code() : failure.kind().toString()));
	}

	private static boolean isOlder(SecretOrigin origin, @Nullable SecretOrigin known) {
		if (known == null || known.versionId() == null || known.versionId().equals(origin.versionId())) {
			return false;
		}
		Instant created = origin.created();
		return created != null && known.created() != null && created.isBefore(known.created());
	}

	private static Outcome with(Outcome.Failed failed, String more) {
		return new Outcome.Failed(failed.failure().and(more));
	}

}
