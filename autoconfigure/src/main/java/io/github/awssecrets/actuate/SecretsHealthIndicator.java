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

package io.github.awssecrets.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.doctor.Condition;
import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.doctor.DiagnosisDescriptor;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} that tells how it stands with each reference in use.
 * <p>
 * It answers what the application knows, and never waits for AWS. A secret that is stale
 * and still valid leaves the application up, with a warning. One that a property needs
 * and that can't be served makes it down, and so does one that is still served and that
 * AWS refuses by now. One that could not be read for a reason that may pass, and that has
 * a default wherever it is needed, leaves the application up with a warning.
 *
 * @since 0.1.0
 */
public class SecretsHealthIndicator implements HealthIndicator {

	private final Supplier<Checkup> checkup;

	/**
	 * Creates an indicator.
	 * @param checkup knows how it stands, asked for when somebody wants to know
	 */
	public SecretsHealthIndicator(Supplier<Checkup> checkup) {
		this.checkup = checkup;
	}

	@Override
	public Health health() {
		List<Diagnosis> diagnoses = this.checkup.get().recent();
		Health.Builder health = isDown(diagnoses) ? Health.down() : Health.up();
		String warning = warning(diagnoses);
		if (!warning.isEmpty()) {
			health.withDetail("warning", warning);
		}
		Map<String, Object> references = references(diagnoses);
		return references.isEmpty() ? health.build() : health.withDetail("references", references).build();
	}

	private static boolean isDown(List<Diagnosis> diagnoses) {
		return diagnoses.stream()
			.filter(Diagnosis::isRequired)
			.map(Diagnosis::condition)
			.anyMatch((condition) -> condition == Condition.FAILED || condition == Condition.WITHDRAWN);
	}

	/**
	 * What is served, and will not be for ever, and what could not be found out.
	 */
	private static String warning(List<Diagnosis> diagnoses) {
		return Stream
			.of(count(diagnoses, is(Condition.STALE), " secret is stale", " secrets are stale"),
					count(diagnoses, is(Condition.WITHDRAWN), " secret was withdrawn", " secrets were withdrawn"),
					count(diagnoses, Diagnosis::isUnread, " secret with a default could not be read",
							" secrets with a default could not be read"))
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(", "));
	}

	private static Predicate<Diagnosis> is(Condition condition) {
		return (diagnosis) -> diagnosis.condition() == condition;
	}

	private static String count(List<Diagnosis> diagnoses, Predicate<Diagnosis> which, String one, String several) {
		long count = diagnoses.stream().filter(which).count();
		return (count == 0) ? "" : count + ((count == 1) ? one : several);
	}

	/**
	 * What only code has read is of interest where something is wrong with it.
	 */
	private static Map<String, Object> references(List<Diagnosis> diagnoses) {
		Map<String, Object> references = new LinkedHashMap<>();
		diagnoses.stream()
			.filter((diagnosis) -> diagnosis.isRequired() || diagnosis.isBad())
			.map(DiagnosisDescriptor::of)
			.forEach((descriptor) -> references.put(descriptor.reference(), descriptor));
		return references;
	}

}
