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
package io.github.awssecrets.refresh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;

/**
 * What a refresh did. Holds names, codes and version ids, never a value.
 *
 * @param changed the secrets of which another version is used from now on
 * @param unchanged the secrets whose version is the one that was used already, or that
 * were read for the first time
 * @param missing the secrets that do not exist and did not before, so that what is
 * configured as their default stays in use
 * @param failed the secrets that could not be read and keep the value they had
 * @param properties the names of the properties whose value depends on what changed
 * @param needsRestart what depends on it and can't follow without a restart
 * @since 0.1.0
 */
public record RefreshResult(List<ChangedSecret> changed, List<SecretName> unchanged, List<SecretName> missing,
		List<FailedSecret> failed, SortedSet<String> properties, List<String> needsRestart) {

	/**
	 * Whether all secrets that exist could be read.
	 * @return whether none failed
	 */
	public boolean isComplete() {
		return this.failed.isEmpty();
	}

	/**
	 * This result, together with that of the refresh that was over when this one began.
	 */
	RefreshResult precededBy(RefreshResult earlier) {
		Map<SecretName, ChangedSecret> changed = new LinkedHashMap<>();
		Stream.concat(earlier.changed.stream(), this.changed.stream())
			.forEach((secret) -> changed.merge(secret.name(), secret,
					(before, after) -> new ChangedSecret(after.name(), before.before(), after.after())));
		SortedSet<String> properties = new TreeSet<>(earlier.properties);
		properties.addAll(this.properties);
		return new RefreshResult(List.copyOf(changed.values()),
				this.unchanged.stream().filter((name) -> !changed.containsKey(name)).toList(), this.missing,
				this.failed, properties,
				Stream.concat(earlier.needsRestart.stream(), this.needsRestart.stream()).distinct().toList());
	}

	/**
	 * A secret that could not be read again.
	 *
	 * @param name the secret
	 * @param failure why not
	 */
	public record FailedSecret(SecretName name, SecretFailure failure) {
	}

}
