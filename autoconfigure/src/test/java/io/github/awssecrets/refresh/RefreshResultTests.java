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

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RefreshResult}.
 */
class RefreshResultTests {

	private static final SecretName A = StubCache.name("a");

	private static final SecretName B = StubCache.name("b");

	@Test
	void precededByWhenBothChangedTheSameIsOneChange() {
		RefreshResult result = changed("v2", "v3").precededBy(changed("v1", "v2"));
		assertThat(result.changed()).containsExactly(new ChangedSecret(A, "v1", "v3"));
	}

	@Test
	void precededByWhenTheEarlierChangedItIsNotUnchanged() {
		RefreshResult result = new RefreshResult(List.of(), List.of(A, B), List.of(), List.of(), new TreeSet<>(),
				List.of())
			.precededBy(changed("v1", "v2"));
		assertThat(result.changed()).containsExactly(new ChangedSecret(A, "v1", "v2"));
		assertThat(result.unchanged()).containsExactly(B);
	}

	@Test
	void precededByKeepsWhatNeedsRestartOnce() {
		RefreshResult result = named("x", "z").precededBy(named("x", "y"));
		assertThat(result.properties()).containsExactly("x", "y", "z");
		assertThat(result.needsRestart()).containsExactly("x", "y", "z");
	}

	@Test
	void precededByTellsTheLaterFailuresAlone() {
		RefreshResult earlier = failed(A);
		assertThat(changed("v1", "v2").precededBy(earlier).isComplete()).isTrue();
		assertThat(failed(B).precededBy(earlier).failed()).extracting(RefreshResult.FailedSecret::name)
			.containsExactly(B);
	}

	private static RefreshResult changed(String before, String after) {
		return new RefreshResult(List.of(new ChangedSecret(A, before, after)), List.of(), List.of(), List.of(),
				new TreeSet<>(), List.of());
	}

	private static RefreshResult named(String... names) {
		return new RefreshResult(List.of(), List.of(), List.of(), List.of(), new TreeSet<>(Arrays.asList(names)),
				List.of(names));
	}

	private static RefreshResult failed(SecretName name) {
		return new RefreshResult(List.of(), List.of(), List.of(),
				List.of(new RefreshResult.FailedSecret(name, SecretFailure.of(FailureKind.TIMEOUT, "the test", null))),
				new TreeSet<>(), List.of());
	}

}
