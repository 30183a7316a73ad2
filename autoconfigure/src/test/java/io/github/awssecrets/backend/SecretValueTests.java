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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.awssecrets.ref.SecretMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretValue}.
 */
class SecretValueTests {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("aws");

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "hunter2\n", "${a}", "#{1}", "a\\b\"c'", "\r\n\t", "\uD83D\uDE00", "\uFEFFx" })
	void ofTextWhenAnyTextGivesItBack(String text) {
		SecretValue value = SecretValue.ofText(text, ORIGIN);
		assertThat(value.text()).isEqualTo(text);
		assertThat(value.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
		assertThat(value.isBinary()).isFalse();
		assertThat(value.origin()).isSameAs(ORIGIN);
	}

	@Test
	void ofBytesWhenBytesAreNoTextGivesThemBackAndTheirBase64() {
		SecretValue value = SecretValue.ofBytes(new byte[] { (byte) 0xFF, 0, (byte) 0xFB }, ORIGIN);
		assertThat(value.bytes()).containsExactly(0xFF, 0, 0xFB);
		assertThat(value.text()).isEqualTo("/wD7");
		assertThat(value.isBinary()).isTrue();
		assertThat(value.origin()).isSameAs(ORIGIN);
	}

	@Test
	void ofBytesWhenEmptyIsEmpty() {
		SecretValue value = SecretValue.ofBytes(new byte[0], ORIGIN);
		assertThat(value.bytes()).isEmpty();
		assertThat(value.text()).isEmpty();
		assertThat(value.isBinary()).isTrue();
	}

	@Test
	void bytesWhenArrayChangesLaterStayTheSame() {
		byte[] bytes = { 1, 2 };
		SecretValue value = SecretValue.ofBytes(bytes, ORIGIN);
		bytes[0] = 9;
		value.bytes()[1] = 9;
		assertThat(value.bytes()).containsExactly(1, 2);
	}

	@Test
	void memberWhenAskedAgainIsTheSameInstance() {
		SecretValue value = SecretValue.ofText("{\"a\":{\"b\":\"x\"}}", ORIGIN);
		assertThat(value.member(SecretMember.of("a"))).isSameAs(value.member(SecretMember.of("a")));
	}

	@Test
	void memberWhenItIsJsonHasMembersAndTheOriginItself() {
		SecretValue member = SecretValue.ofText("{\"a\": { \"b\":\"x\" } }", ORIGIN).member(SecretMember.of("a"));
		assertThat(member.text()).isEqualTo("{ \"b\":\"x\" }");
		assertThat(member.origin()).isSameAs(ORIGIN);
		assertThat(member.member(SecretMember.of("b")).text()).isEqualTo("x");
	}

	@Test
	void memberWhenManyThreadsAskIsAlwaysRight() {
		Set<Map.Entry<String, String>> read = ConcurrentHashMap.newKeySet();
		SecretValue value = SecretValue.ofText("{\"0\":\"a\",\"1\":\"b\",\"2\":\"c\"}", ORIGIN);
		CountDownLatch start = new CountDownLatch(1);
		List<Thread> threads = IntStream.range(0, 30).mapToObj((i) -> new Thread(() -> {
			awaitUninterrupted(start);
			String name = String.valueOf(i % 3);
			read.add(Map.entry(name, value.member(SecretMember.of(name)).text()));
		})).toList();
		threads.forEach(Thread::start);
		start.countDown();
		threads.forEach(SecretValueTests::join);
		assertThat(read).containsExactlyInAnyOrder(Map.entry("0", "a"), Map.entry("1", "b"), Map.entry("2", "c"));
	}

	@Test
	void memberWhenMissingFailsAgainEachTime() {
		SecretValue value = SecretValue.ofText("{\"a\":\"hunter2\"}", ORIGIN);
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> value.member(SecretMember.of("b")))
				.withMessage("the members there are: a");
		}
	}

	@Test
	void memberWhenValueIsBinaryIsNotJson() {
		SecretValue value = SecretValue.ofBytes("{\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8), ORIGIN);
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> value.member(SecretMember.of("a")))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.NOT_JSON));
	}

	@Test
	void membersWhenValueIsAnObjectAreFlat() {
		assertThat(SecretValue.ofText("{\"a\":{\"b\":[1]}}", ORIGIN).members())
			.containsExactly(Map.entry("a.b[0]", "1"));
	}

	@Test
	void toStringWhenAnyValueShowsNothingOfIt() {
		SecretValue json = SecretValue.ofText("{\"a\":\"hunter2\"}", ORIGIN);
		assertThat(Stream.of(json, json.member(SecretMember.of("a")), SecretValue.ofBytes(new byte[] { 7 }, ORIGIN)))
			.extracting(SecretValue::toString)
			.containsOnly("SecretValue[******]");
		assertThat(new Outcome.Found(json)).hasToString("Found[value=SecretValue[******]]");
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@CsvSource({ "opensesame, is opensesame refused, true", "opensesame, opensesam, false", "short, short, true",
			"short, a short text, false", "'', '', false", "'', text, false" })
	void isQuotedInWhenTextHasTheValueIs(String value, String text, boolean quoted) {
		assertThat(SecretValue.ofText(value, ORIGIN).isQuotedIn(text)).isEqualTo(quoted);
	}

	@Test
	void isQuotedInWhenTextHasALongMemberIs() {
		SecretValue value = SecretValue.ofText("{\"user\": \"ali\", \"deep\": [{\"password\": \"opensesame\"}]}",
				ORIGIN);
		assertThat(value.isQuotedIn("user=ali&password=opensesame")).isTrue();
		assertThat(value.isQuotedIn("user=ali")).isFalse();
	}

	@Test
	void isQuotedInWhenTextIsAShortMemberIsIfThatWasAskedFor() {
		SecretValue value = SecretValue.ofText("{\"user\": \"ali\"}", ORIGIN);
		assertThat(value.isQuotedIn("ali")).isFalse();
		value.member(SecretMember.of("user"));
		assertThat(value.isQuotedIn("ali")).isTrue();
	}

	@Test
	void isQuotedInWhenValueIsBinaryKnowsItsBase64() {
		assertThat(SecretValue.ofBytes("opensesame".getBytes(StandardCharsets.UTF_8), ORIGIN)
			.isQuotedIn("b3BlbnNlc2FtZQ== is no number")).isTrue();
	}

}
