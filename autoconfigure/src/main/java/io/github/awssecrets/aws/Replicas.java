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

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Other Regions with the same secrets, in the order in which they are asked.
 */
final class Replicas {

	private final List<Map.Entry<String, AwsBackend>> regions;

	private final NewestVersions versions;

	Replicas(Map<String, AwsBackend> regions, NewestVersions versions) {
		this.regions = List.copyOf(regions.entrySet());
		this.versions = versions;
	}

	String region(int replica) {
		return this.regions.get(replica).getKey();
	}

	/**
	 * Puts what replicas have in the place of failures. Whoever names an ARN names a
	 * Region, and is not sent to another.
	 * @param names the secrets to ask for
	 * @param way how to ask
	 * @param first the replica that is asked first
	 * @param outcomes the failures, of which those remain that no replica does better
	 * than
	 * @return what came of it
	 */
	Reading read(Collection<SecretName> names, FailoverBackend.Way way, int first, Map<SecretName, Outcome> outcomes) {
		List<SecretName> open = names.stream().filter((name) -> name.path() != null).toList();
		Reading reading = new Reading(null, open.isEmpty());
		for (int i = first; i < this.regions.size() && !open.isEmpty(); i++) {
			Map<SecretName, Outcome> answers = way.read(this.regions.get(i).getValue(), open);
			String region = region(i);
			answers.forEach((name, answer) -> outcomes.computeIfPresent(name,
					(same, failed) -> this.versions.choose(name, (Outcome.Failed) failed, region, answer)));
			List<SecretName> left = open.stream().filter((name) -> isFailed(outcomes.get(name))).toList();
			reading = reading.and((left.size() < open.size()) ? i : null,
					!answers.values().stream().allMatch(FailoverBackend::isLost));
			open = left;
		}
		return reading;
	}

	private static boolean isFailed(@Nullable Outcome outcome) {
		return outcome instanceof Outcome.Failed;
	}

	/**
	 * What came of asking replicas.
	 *
	 * @param found the first that had something, if any had
	 * @param answered whether any of them answered, be it with a refusal
	 */
	record Reading(@Nullable Integer found, boolean answered) {

		private Reading and(@Nullable Integer found, boolean answered) {
			return new Reading((this.found != null) ? this.found : found, this.answered || answered);
		}

	}

}
