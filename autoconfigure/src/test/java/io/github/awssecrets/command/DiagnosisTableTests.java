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

package io.github.awssecrets.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.doctor.Condition;
import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.env.UsedReference;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DiagnosisTable}.
 */
class DiagnosisTableTests {

	@Test
	void linesWhenAllFitsAreAsWideAsTheirContent() {
		assertThat(
				new DiagnosisTable(List.of(diagnosis("db#password", "shop/db"), failed("mail", "shop/mail"))).lines())
			.containsExactly("        REFERENCE    SOURCE  CHANGED     NAME IN AWS",
					"OK      db#password  aws     2026-11-01  shop/db",
					"FAILED  mail         -       -           shop/mail");
	}

	@Test
	void linesWhenNamesAreLongCutTheirBeginning() {
		String longest = "a".repeat(300) + "/db";
		assertThat(new DiagnosisTable(List.of(diagnosis(longest, "shop/" + longest))).lines())
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(Table.WIDTH))
			.last()
			.asString()
			.hasSize(Table.WIDTH)
			.containsPattern("  \\.\\.\\.a+/db  aws ")
			.endsWith("/db");
	}

	private static Diagnosis diagnosis(String reference, String id) {
		return new Diagnosis(new UsedReference(reference, null, null, false, List.of()), Condition.OK, name(id),
				new SecretOrigin("aws", null, null, Instant.parse("2026-11-01T12:30:00Z")), Duration.ZERO, null, null);
	}

	private static Diagnosis failed(String reference, String id) {
		return new Diagnosis(new UsedReference(reference, null, null, false, List.of()), Condition.FAILED, name(id),
				null, null, null, null);
	}

	private static SecretName name(String id) {
		return new SecretName("", id, id, SecretVersion.CURRENT);
	}

}
