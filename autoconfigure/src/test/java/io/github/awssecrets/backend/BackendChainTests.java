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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BackendChain}.
 */
class BackendChainTests {

	private static final SecretName A = name("a");

	private static final SecretName B = name("b");

	private final StubBackend first = new StubBackend();

	private final StubBackend second = new StubBackend();

	private final SecretBackend chain = SecretBackend.chain(List.of(this.first, this.second));

	@Test
	void readWhenFirstHasItDoesNotAskTheSecond() {
		this.first.answer(A, found("one"));
		assertThat(text(this.chain.read(List.of(A)), A)).isEqualTo("one");
		assertThat(this.second.asked).isEmpty();
	}

	@Test
	void readWhenFirstLacksSomeAsksTheSecondForThoseAlone() {
		this.first.answer(A, found("one")).answer(B, failed(FailureKind.NOT_FOUND));
		this.second.answer(B, found("two"));
		Map<SecretName, Outcome> outcomes = this.chain.read(List.of(A, B));
		assertThat(List.of(text(outcomes, A), text(outcomes, B))).containsExactly("one", "two");
		assertThat(this.first.asked).containsExactly(List.of(A, B));
		assertThat(this.second.asked).containsExactly(List.of(B));
	}

	@ParameterizedTest
	@EnumSource(FailureKind.class)
	void readWhenFirstFailsAsksTheSecondOnlyForWhatIsAbsent(FailureKind kind) {
		this.first.answer(A, failed(kind));
		this.second.answer(A, found("two"));
		Outcome outcome = this.chain.read(List.of(A)).get(A);
		assertThat(outcome instanceof Outcome.Found).isEqualTo(kind.meansAbsent());
		assertThat(this.second.asked).hasSize(kind.meansAbsent() ? 1 : 0);
	}

	@Test
	void readWhenNoneHasItAnswersAllThePlaces() {
		this.first.answer(A, absent("here", null));
		this.second.answer(A, absent("there", null));
		assertThat(failure(this.chain.read(List.of(A)).get(A)).place()).isEqualTo("here, nor in there");
	}

	@Test
	void readWhenNoneHasItAnswersWhatAwsSays() {
		Outcome aws = absent("AWS", "ResourceNotFoundException");
		this.first.answer(A, aws).answer(B, absent("here", null));
		this.second.answer(A, absent("there", null)).answer(B, aws);
		assertThat(this.chain.read(List.of(A, B)).values()).containsExactly(aws, aws);
	}

	@Test
	void readWhenNoneHasItNamesAllPlacesForIt() {
		Vacancy here = new Vacancy.Variable("HERE");
		Vacancy there = new Vacancy.Variable("THERE");
		this.first.answer(A, vacant("here", null, here)).answer(B, vacant("AWS", "ResourceNotFoundException", here));
		this.second.answer(A, vacant("AWS", "ResourceNotFoundException", there))
			.answer(B, vacant("there", null, there));
		Map<SecretName, Outcome> outcomes = this.chain.read(List.of(A, B));
		assertThat(failure(outcomes.get(A)).vacancies()).containsExactly(here, there);
		assertThat(failure(outcomes.get(B)).vacancies()).containsExactly(here, there);
	}

	@Test
	void readWhenThereIsNoBackendAnswersThatNothingExists() {
		assertThat(failure(SecretBackend.chain(List.of()).read(List.of(A)).get(A)).kind())
			.isEqualTo(FailureKind.NOT_FOUND);
	}

	@Test
	void readWhenNothingIsAskedForAsksNobody() {
		assertThat(this.chain.read(List.of())).isEmpty();
		assertThat(this.first.asked).isEmpty();
	}

	@Test
	void readWhenBackendLeavesANameOutDoesNotTakeItForAbsent() {
		this.first.answer(A, found("one"));
		this.second.answer(B, found("two"));
		Map<SecretName, Outcome> outcomes = this.chain.read(List.of(A, B));
		assertThat(text(outcomes, A)).isEqualTo("one");
		assertThat(failure(outcomes.get(B)).kind()).isEqualTo(FailureKind.OTHER);
		assertThat(this.second.asked).isEmpty();
	}

	@Test
	void readWhenBackendAnswersForOthersIgnoresThat() {
		this.first.answer(A, found("one"));
		this.first.alsoAnswers(B, found("unasked"));
		assertThat(this.chain.read(List.of(A))).containsOnlyKeys(A);
	}

	@Test
	void readAnewWhenFirstLacksItReadsAnewFromTheSecond() {
		this.first.answer(A, failed(FailureKind.NOT_FOUND));
		this.second.answer(A, found("two"));
		assertThat(text(this.chain.readAnew(List.of(A)), A)).isEqualTo("two");
		assertThat(List.of(this.first.anew, this.second.anew)).containsExactly(1, 1);
		this.chain.read(List.of(A));
		assertThat(List.of(this.first.anew, this.second.anew)).containsExactly(1, 1);
	}

	@Test
	void readWhenBackendIsAddedLaterKeepsToItsOwn() {
		List<SecretBackend> backends = new ArrayList<>(Arrays.asList(this.first));
		SecretBackend chain = SecretBackend.chain(backends);
		backends.add(this.second);
		this.first.answer(A, failed(FailureKind.NOT_FOUND));
		chain.read(List.of(A));
		assertThat(this.second.asked).isEmpty();
	}

	private static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

	private static Outcome found(String text) {
		return new Outcome.Found(SecretValue.ofText(text, SecretOrigin.of("test")));
	}

	private static Outcome absent(String place, @Nullable String code) {
		return new Outcome.Failed(
				new SecretFailure(FailureKind.NOT_FOUND, place, null, null, code, null, null, 0, Duration.ZERO));
	}

	private static Outcome vacant(String place, @Nullable String code, Vacancy vacancy) {
		return new Outcome.Failed(failure(absent(place, code)).with(List.of(vacancy)));
	}

	private static Outcome failed(FailureKind kind) {
		return new Outcome.Failed(SecretFailure.of(kind, "the test", null));
	}

	private static String text(Map<SecretName, Outcome> outcomes, SecretName name) {
		return ((Outcome.Found) outcomes.get(name)).value().text();
	}

	private static SecretFailure failure(Outcome outcome) {
		return ((Outcome.Failed) outcome).failure();
	}

	/**
	 * Answers what it was told to, and keeps what it was asked for.
	 */
	private static final class StubBackend implements SecretBackend {

		private final Map<SecretName, Outcome> answers = new LinkedHashMap<>();

		private final Map<SecretName, Outcome> unasked = new LinkedHashMap<>();

		private final List<List<SecretName>> asked = new ArrayList<>();

		private int anew;

		StubBackend answer(SecretName name, Outcome outcome) {
			this.answers.put(name, outcome);
			return this;
		}

		void alsoAnswers(SecretName name, Outcome outcome) {
			this.unasked.put(name, outcome);
		}

		@Override
		public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
			this.anew++;
			return read(names);
		}

		@Override
		public Map<SecretName, Outcome> read(Collection<SecretName> names) {
			this.asked.add(List.copyOf(names));
			Map<SecretName, Outcome> outcomes = new LinkedHashMap<>(this.unasked);
			names.stream()
				.filter(this.answers::containsKey)
				.forEach((name) -> outcomes.put(name, this.answers.get(name)));
			return outcomes;
		}

	}

}
