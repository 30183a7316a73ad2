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
package io.github.awssecrets.backend;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureKind}.
 */
class FailureKindTests {

	@Test
	void meansAbsentWhenAnythingCouldStillBeThereIsFalse() {
		assertThat(Arrays.stream(FailureKind.values()).filter(FailureKind::meansAbsent))
			.containsExactly(FailureKind.NOT_FOUND, FailureKind.VERSION_NOT_FOUND, FailureKind.MEMBER_NOT_FOUND);
	}

	@Test
	void isTransientWhenFailureMeansAbsentIsFalse() {
		assertThat(Arrays.stream(FailureKind.values()).filter(FailureKind::isTransient))
			.contains(FailureKind.THROTTLED, FailureKind.TIMEOUT)
			.noneMatch(FailureKind::meansAbsent);
	}

	@Test
	void isTransientWhenThePlaceIsWhatFailsIsTrue() {
		assertThat(Arrays.stream(FailureKind.values()).filter(FailureKind::isOfPlace))
			.contains(FailureKind.EXPIRED_CREDENTIALS, FailureKind.UNREACHABLE)
			.allMatch(FailureKind::isTransient);
	}

	@Test
	void isWithdrawalWhenFailureMayPassIsFalse() {
		assertThat(Arrays.stream(FailureKind.values()).filter(FailureKind::isWithdrawal)).containsExactly(
				FailureKind.NOT_FOUND, FailureKind.ACCESS_DENIED, FailureKind.KMS_ACCESS_DENIED,
				FailureKind.DECRYPTION_FAILED, FailureKind.SCHEDULED_FOR_DELETION, FailureKind.ROLE_DENIED);
	}

}
