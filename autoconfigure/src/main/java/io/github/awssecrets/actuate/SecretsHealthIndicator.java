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
 * and that can't be served makes it down.
 *
 * @since 0.1.0
 */
public class SecretsHealthIndicator implements HealthIndicator {

	private final Checkup checkup;

	/**
	 * Creates an indicator.
	 * @param checkup knows how it stands
	 */
	public SecretsHealthIndicator(Checkup checkup) {
		this.checkup = checkup;
	}

	@Override
	public Health health() {
		List<Diagnosis> diagnoses = this.checkup.recent();
		Health.Builder health = isDown(diagnoses) ? Health.down() : Health.up();
		long stale = diagnoses.stream().filter(SecretsHealthIndicator::isStale).count();
		if (stale > 0) {
			health.withDetail("warning", (stale == 1) ? "1 secret is stale" : stale + " secrets are stale");
		}
		Map<String, Object> references = references(diagnoses);
		return references.isEmpty() ? health.build() : health.withDetail("references", references).build();
	}

	private static boolean isDown(List<Diagnosis> diagnoses) {
		return diagnoses.stream()
			.anyMatch((diagnosis) -> diagnosis.isRequired() && diagnosis.condition() == Condition.FAILED);
	}

	private static boolean isStale(Diagnosis diagnosis) {
		return diagnosis.condition() == Condition.STALE;
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
