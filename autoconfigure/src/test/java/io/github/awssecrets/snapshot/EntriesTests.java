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

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Entries}.
 */
class EntriesTests {

	private static final SecretName NAME = new SecretName("audit", null,
			"arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf", SecretVersion.ofId("v1"));

	@Test
	void fromBytesGivesAllBack() throws IOException {
		SecretName stage = new SecretName("", "a", "app/a", SecretVersion.ofStage("AWSPREVIOUS"));
		SecretOrigin bare = new SecretOrigin("aws", null, null, null);
		List<Entry> entries = List.of(Values.entry(Values.A, "opensesame"),
				new Entry(NAME, SecretValue.ofBytes(new byte[] { 0, -1 }, Values.origin("v1")), Values.NOW),
				new Entry(stage, SecretValue.ofText("", bare), Instant.EPOCH));
		List<Entry> read = Entries.fromBytes(Entries.toBytes(entries));
		assertThat(read).extracting(Entry::name).containsExactly(Values.A, NAME, stage);
		assertThat(read).extracting(Entry::read).containsExactly(Values.NOW, Values.NOW, Instant.EPOCH);
		assertThat(read).extracting((entry) -> entry.value().origin())
			.containsExactly(Values.origin("opensesame"), Values.origin("v1"), bare);
		assertThat(read).extracting((entry) -> entry.value().isBinary()).containsExactly(false, true, false);
		assertThat(read.get(0).value().text()).isEqualTo("opensesame");
		assertThat(read.get(1).value().bytes()).containsExactly(0, -1);
		assertThat(read.get(2).value().text()).isEmpty();
	}

	@Property(tries = 200)
	void textsComeBackCharacterByCharacter(@ForAll String text) throws IOException {
		assertThat(read(SecretValue.ofText(text, Values.origin("v1"))).text()).isEqualTo(text);
	}

	@Test
	void textsThatUtf8CanNotTellComeBack() throws IOException {
		assertThat(read(SecretValue.ofText("a\uD800b", Values.origin("v1"))).text()).isEqualTo("a\uD800b");
	}

	@Property(tries = 200)
	void bytesComeBack(@ForAll byte[] bytes) throws IOException {
		assertThat(read(SecretValue.ofBytes(bytes, Values.origin("v1"))).bytes()).isEqualTo(bytes);
	}

	@Test
	void fromBytesWhenCutOffFails() {
		byte[] bytes = Entries.toBytes(List.of(Values.entry(Values.A, "opensesame")));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> Entries.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)));
	}

	private static SecretValue read(SecretValue value) throws IOException {
		return Entries.fromBytes(Entries.toBytes(List.of(new Entry(NAME, value, Values.NOW)))).get(0).value();
	}

}
