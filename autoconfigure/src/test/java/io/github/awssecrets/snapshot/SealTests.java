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
package io.github.awssecrets.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import javax.crypto.SecretKey;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link Seal}.
 */
class SealTests {

	private static final String IDENTITY = "application=shop";

	private final byte[] key = Values.key();

	private final Seal seal = seal(this.key, IDENTITY);

	private final byte[] file = this.seal.seal(List.of(Values.entry(Values.A, "opensesame")), Values.NOW);

	@Test
	void openGivesBackWhatWasSealed() throws Exception {
		assertThat(this.seal.open(this.file, Values.NOW)).singleElement().satisfies((entry) -> {
			assertThat(entry.name()).isEqualTo(Values.A);
			assertThat(entry.value().text()).isEqualTo("opensesame");
			assertThat(entry.read()).isEqualTo(Values.NOW);
		});
	}

	@Test
	void sealHidesNamesAndValues() {
		assertThat(new String(this.file, StandardCharsets.ISO_8859_1)).contains(IDENTITY)
			.doesNotContain("opensesame")
			.doesNotContain("o\0p\0e\0n")
			.doesNotContain("app/a");
	}

	@Test
	void sealOfTheSameIsAnotherEachTime() {
		byte[] again = this.seal.seal(List.of(Values.entry(Values.A, "opensesame")), Values.NOW);
		int header = this.file.length - 60;
		assertThat(Arrays.copyOfRange(again, header, again.length))
			.isNotEqualTo(Arrays.copyOfRange(this.file, header, this.file.length));
	}

	@Test
	void openWhenAnyBitWasChangedFails() {
		assertThat(IntStream.range(0, this.file.length * 8)).allSatisfy((bit) -> {
			byte[] changed = this.file.clone();
			changed[bit / 8] ^= (byte) (1 << (bit % 8));
			assertThat(catchThrowable(() -> this.seal.open(changed, Values.NOW)))
				.isInstanceOfAny(UnusableSnapshotException.class, SnapshotKeyException.class);
		});
	}

	@Test
	void openWhenCutOffAnywhereFails() {
		assertThat(IntStream.range(0, this.file.length))
			.allSatisfy((length) -> assertThatExceptionOfType(UnusableSnapshotException.class)
				.isThrownBy(() -> this.seal.open(Arrays.copyOf(this.file, length), Values.NOW)));
	}

	@Test
	void openWhenSomethingWasAddedFails() {
		assertThat(reason(this.seal, Arrays.copyOf(this.file, this.file.length + 1), Values.NOW))
			.isEqualTo("it was changed or cut off, or its key is another one");
	}

	@Test
	void openWithAnotherKeyFails() {
		assertThat(reason(seal(Values.key(), IDENTITY), this.file, Values.NOW))
			.isEqualTo("it was changed or cut off, or its key is another one");
	}

	@Test
	void openForAnotherApplicationFails() {
		assertThat(reason(seal(this.key, "application=other"), this.file, Values.NOW))
			.isEqualTo("it was written for another application, prefix, Region, endpoint, role or store");
	}

	@Test
	void openOfAnotherFormatFails() {
		byte[] other = this.file.clone();
		other["aws-secrets".length()] = 2;
		assertThat(reason(this.seal, other, Values.NOW))
			.isEqualTo("its format is number 2, and this version knows number 1");
	}

	@Test
	void openOfSomethingElseFails() {
		assertThat(reason(this.seal, "something else".getBytes(StandardCharsets.UTF_8), Values.NOW))
			.isEqualTo("it is no snapshot");
	}

	@Test
	void openWhenClockHasGoneBackFails() throws Exception {
		Instant before = Values.NOW.minus(Seal.TOLERANCE);
		assertThat(this.seal.open(this.file, before)).hasSize(1);
		assertThat(reason(this.seal, this.file, before.minusMillis(1))).startsWith("it comes from the future");
	}

	@Test
	void openWhenValueWasReadInTheFutureFails() {
		Entry future = new Entry(Values.A, Values.value("x"), Values.NOW.plus(Duration.ofHours(1)));
		assertThat(reason(this.seal, this.seal.seal(List.of(future), Values.NOW), Values.NOW))
			.startsWith("it comes from the future");
	}

	@Test
	void openOfOneWithWrappedKeySaysWhatIsMissing() {
		SnapshotKey wrapping = new SnapshotKey() {

			@Override
			public DataKey forWriting() {
				return new DataKey(SnapshotKey.of(SealTests.this.key).forReading(new byte[0]), new byte[] { 1 });
			}

			@Override
			public SecretKey forReading(byte[] wrapped) {
				throw new AssertionError();
			}

			@Override
			public boolean isAtHand() {
				return true;
			}

		};
		byte[] wrapped = new Seal(wrapping, IDENTITY).seal(List.of(), Values.NOW);
		assertThatExceptionOfType(SnapshotKeyException.class).isThrownBy(() -> this.seal.open(wrapped, Values.NOW))
			.withMessageContaining("aws.secrets.snapshot.kms-key");
	}

	@Test
	void keyOfAnotherLengthIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SnapshotKey.of(new byte[16]));
	}

	@Test
	void keyNeverPrints() {
		assertThat(SnapshotKey.of(this.key).forWriting()).hasToString("DataKey[******]");
	}

	private static Seal seal(byte[] key, String identity) {
		return new Seal(SnapshotKey.of(key), identity);
	}

	private static String reason(Seal seal, byte[] file, Instant now) {
		return catchThrowable(() -> seal.open(file, now)).getMessage();
	}

}
