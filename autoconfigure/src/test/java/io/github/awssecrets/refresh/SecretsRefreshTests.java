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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.ref.SecretName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SecretsRefresh}.
 */
@Timeout(60)
class SecretsRefreshTests {

	private final StubCache cache = new StubCache();

	private final List<String> followed = new CopyOnWriteArrayList<>();

	private final List<Thread> callers = new ArrayList<>();

	private final List<SecretsRefreshedEvent> refreshed = new CopyOnWriteArrayList<>();

	private final List<Follower> followers = new ArrayList<>(List.of(follower("first"), follower("second")));

	@Test
	void refreshTellsWhatChangedAndWhatDidNot() {
		this.cache.changed("a");
		this.cache.unchanged("b");
		this.cache.failed("c");
		RefreshResult result = refresh().refresh();
		assertThat(result.changed()).containsExactly(new ChangedSecret(StubCache.name("a"), "v1", "v2"));
		assertThat(result.unchanged()).containsExactly(StubCache.name("b"));
		assertThat(result.failed()).extracting(RefreshResult.FailedSecret::name).containsExactly(StubCache.name("c"));
		assertThat(result.properties()).containsExactly("property.a");
		assertThat(result.isComplete()).isFalse();
		assertThat(result.toString()).doesNotContain("hunter");
	}

	@Test
	void refreshWhenSecretIsMissingAsBeforeIsComplete() {
		this.cache.missing("a");
		RefreshResult result = refresh().refresh();
		assertThat(result.missing()).containsExactly(StubCache.name("a"));
		assertThat(result.isComplete()).isTrue();
		assertThat(result.failed()).isEmpty();
		assertThat(this.followed).isEmpty();
	}

	@Test
	void refreshWhenSecretWasMissingAndIsThereTellsTheChange() {
		this.cache.created("a");
		RefreshResult result = refresh().refresh();
		assertThat(result.changed()).containsExactly(new ChangedSecret(StubCache.name("a"), null, "v1"));
		assertThat(this.followed).hasSize(3);
	}

	@Test
	void refreshPublishesEventBeforeFollowersInTheirOrder() {
		this.cache.changed("a");
		RefreshResult result = refresh().refresh();
		assertThat(this.followed).containsExactly("event [property.a]", "first [property.a]", "second [property.a]");
		assertThat(result.needsRestart()).containsExactly("what first can't", "what second can't");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void refreshLogsWhatChangedAndWhatNeedsRestart(CapturedOutput output) {
		this.cache.changed("a");
		refresh().refresh();
		assertThat(output).contains("app/a; properties that depend on them: [property.a]")
			.contains("needs a restart: [what first can't, what second can't]")
			.doesNotContain("hunter");
	}

	@Test
	void refreshWhenNothingChangedTellsNobody() {
		this.cache.unchanged("a");
		this.cache.failed("b");
		RefreshResult result = refresh().refresh();
		assertThat(this.followed).isEmpty();
		assertThat(result.properties()).isEmpty();
		assertThat(result.needsRestart()).isEmpty();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void refreshWhenFollowerThrowsGoesOnAndKeepsTheMessageToItself(CapturedOutput output) {
		this.cache.changed("a");
		this.followers.add(0, (change) -> {
			throw new IllegalStateException("hunter2");
		});
		RefreshResult result = refresh().refresh();
		assertThat(this.followed).hasSize(3);
		assertThat(result.changed()).hasSize(1);
		assertThat(result.needsRestart()).hasSize(3)
			.first()
			.asString()
			.endsWith("which failed with java.lang.IllegalStateException");
		assertThat(output).contains("could not follow").doesNotContain("hunter2");
	}

	@Test
	void refreshWhenListenerThrowsGoesOn() {
		this.cache.changed("a");
		SecretsRefresh refresh = new SecretsRefresh(this.cache, SecretsRefreshTests::dependents, (event) -> {
			throw new IllegalStateException("hunter2");
		}, this.followers);
		assertThat(refresh.refresh().needsRestart())
			.contains("a listener, which failed with java.lang.IllegalStateException");
		assertThat(this.followed).hasSize(2);
	}

	@Test
	void refreshWhenOfOnePathReadsThatAlone() {
		this.cache.changed("a");
		this.cache.changed("b");
		assertThat(refresh().refresh("b")).get()
			.satisfies((result) -> assertThat(result.changed()).extracting(ChangedSecret::name)
				.containsExactly(StubCache.name("b")));
		assertThat(this.cache.calls).containsExactly(List.of(StubCache.name("b")));
	}

	@Test
	void refreshWhenPathIsUnknownIsNothing() {
		assertThat(refresh().refresh("other")).isEmpty();
		assertThat(this.cache.calls).isEmpty();
	}

	@Test
	void refreshWhenAnotherIsReadingReadsOnceMore() {
		this.cache.changed("a");
		assertReadsOnceMore(refresh(), SecretsRefresh::refresh);
	}

	@Test
	void refreshOfPathWhenAnotherIsReadingReadsOnceMore() {
		this.cache.changed("a");
		assertReadsOnceMore(refresh(), (refresh) -> refresh.refresh("a").orElseThrow());
	}

	@Test
	void refreshWhenHundredAskWhileAnotherIsReadingReadsOnceMore() {
		this.cache.changed("a");
		this.cache.gate = new CountDownLatch(1);
		SecretsRefresh refresh = refresh();
		CompletableFuture<RefreshResult> one = ask(refresh::refresh);
		awaitCall();
		List<CompletableFuture<RefreshResult>> others = IntStream.range(0, 100)
			.mapToObj((i) -> askAndWait(refresh::refresh))
			.toList();
		this.cache.gate.countDown();
		assertThat(others).extracting(CompletableFuture::join)
			.allSatisfy((result) -> assertThat(result.changed()).hasSize(1));
		one.join();
		assertThat(this.cache.calls).hasSize(2);
	}

	@Test
	void refreshWhenSecretBecomesKnownWhileItWaitsReadsThatToo() {
		this.cache.changed("a");
		this.cache.gate = new CountDownLatch(1);
		SecretsRefresh refresh = refresh();
		ask(refresh::refresh);
		awaitCall();
		CompletableFuture<RefreshResult> other = askAndWait(refresh::refresh);
		this.cache.changed("b");
		this.cache.gate.countDown();
		assertThat(other.join().changed()).extracting(ChangedSecret::name)
			.containsExactlyInAnyOrder(StubCache.name("a"), StubCache.name("b"));
	}

	@Test
	void refreshWhenThePreviousOneIsOverReadsAgain() {
		this.cache.changed("a");
		SecretsRefresh refresh = refresh();
		refresh.refresh();
		refresh.refresh();
		assertThat(this.cache.calls).hasSize(2);
	}

	@Test
	void changeFoundInTheBackgroundIsFollowedOnce() {
		refresh();
		this.cache.changed("a");
		this.cache.tell();
		assertThat(this.followed).hasSize(3);
		assertThat(this.cache.calls).isEmpty();
	}

	@Test
	void changeFoundWhileAnotherIsFollowedFindsItsDependentsMeanwhile() throws InterruptedException {
		CountDownLatch found = new CountDownLatch(2);
		CountDownLatch over = new CountDownLatch(1);
		this.followers.add((change) -> {
			assertThatNoException().isThrownBy(over::await);
			return List.of();
		});
		this.cache.changed("a");
		SecretsRefresh refresh = new SecretsRefresh(this.cache, (names) -> {
			found.countDown();
			return dependents(names);
		}, this::publish, this.followers);
		CompletableFuture<RefreshResult> one = ask(refresh::refresh);
		CompletableFuture<RefreshResult> other = ask(() -> refresh.refresh("a").orElseThrow());
		found.await();
		over.countDown();
		assertThat(List.of(one.join(), other.join())).allSatisfy((result) -> assertThat(result.changed()).hasSize(1));
	}

	@ParameterizedTest
	@CsvSource({ "0,0,0,SUCCESS", "1,1,0,SUCCESS", "1,0,1,PARTIAL", "0,1,1,PARTIAL", "0,0,2,FAILURE" })
	void refreshWhenItIsOverTellsItsStatus(int changed, int unchanged, int failed,
			SecretsRefreshedEvent.Status status) {
		IntStream.range(0, changed).forEach((i) -> this.cache.changed("changed" + i));
		IntStream.range(0, unchanged).forEach((i) -> this.cache.unchanged("unchanged" + i));
		IntStream.range(0, failed).forEach((i) -> this.cache.failed("failed" + i));
		RefreshResult result = refresh().refresh();
		assertThat(this.refreshed).singleElement().satisfies((event) -> {
			assertThat(event.status()).isEqualTo(status);
			assertThat(event.result()).isEqualTo(result);
		});
	}

	@Test
	void refreshWhenItIsBrokenOffTellsThat() {
		this.cache.changed("a");
		SecretsRefresh refresh = new SecretsRefresh(this.cache, (names) -> {
			throw new IllegalStateException("hunter2");
		}, this::publish, List.of());
		assertThatException().isThrownBy(refresh::refresh);
		assertThat(this.refreshed).singleElement().satisfies((event) -> {
			assertThat(event.status()).isEqualTo(SecretsRefreshedEvent.Status.FAILURE);
			assertThat(event.result()).isNull();
		});
	}

	@Test
	@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void refreshWhenListenerToItsEndAsksForAnotherReadsAgain() {
		this.cache.unchanged("a");
		SecretsRefresh[] refresh = new SecretsRefresh[1];
		refresh[0] = new SecretsRefresh(this.cache, SecretsRefreshTests::dependents, (event) -> {
			if (this.cache.calls.size() < 2) {
				refresh[0].refresh();
			}
		}, List.of());
		refresh[0].refresh();
		assertThat(this.cache.calls).hasSize(2);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void refreshWhenListenerToItsEndThrowsHasItsResult(CapturedOutput output) {
		this.cache.unchanged("a");
		SecretsRefresh refresh = new SecretsRefresh(this.cache, SecretsRefreshTests::dependents, (event) -> {
			throw new IllegalStateException("hunter2");
		}, List.of());
		assertThat(refresh.refresh().isComplete()).isTrue();
		assertThat(output).contains("java.lang.IllegalStateException").doesNotContain("hunter2");
	}

	@Test
	void changeFoundInTheBackgroundIsNoRefresh() {
		refresh();
		this.cache.changed("a");
		this.cache.tell();
		assertThat(this.refreshed).isEmpty();
	}

	private void assertReadsOnceMore(SecretsRefresh refresh, Function<SecretsRefresh, RefreshResult> call) {
		this.cache.gate = new CountDownLatch(1);
		CompletableFuture<RefreshResult> one = ask(() -> call.apply(refresh));
		awaitCall();
		CompletableFuture<RefreshResult> other = askAndWait(() -> call.apply(refresh));
		assertThat(this.cache.calls).hasSize(1);
		this.cache.gate.countDown();
		assertThat(other.join().changed()).hasSize(1);
		assertThat(one.join().changed()).hasSize(1);
		assertThat(this.cache.calls).hasSize(2);
	}

	private CompletableFuture<RefreshResult> ask(Supplier<RefreshResult> call) {
		CompletableFuture<RefreshResult> result = new CompletableFuture<>();
		Thread caller = new Thread(() -> result.complete(call.get()));
		this.callers.add(caller);
		caller.setDaemon(true);
		caller.start();
		return result;
	}

	private CompletableFuture<RefreshResult> askAndWait(Supplier<RefreshResult> call) {
		CompletableFuture<RefreshResult> result = ask(call);
		Thread caller = this.callers.get(this.callers.size() - 1);
		while (caller.getState() != Thread.State.WAITING) {
			assertThat(caller.isAlive()).isTrue();
			Thread.onSpinWait();
		}
		return result;
	}

	private void awaitCall() {
		while (this.cache.calls.isEmpty() && !Thread.currentThread().isInterrupted()) {
			Thread.onSpinWait();
		}
	}

	private SecretsRefresh refresh() {
		return new SecretsRefresh(this.cache, SecretsRefreshTests::dependents, this::publish, this.followers);
	}

	private void publish(Object event) {
		if (event instanceof SecretsRefreshedEvent refreshed) {
			this.refreshed.add(refreshed);
		}
		else {
			this.followed.add("event " + ((SecretsChangedEvent) event).change().properties());
		}
	}

	private Follower follower(String name) {
		return (change) -> {
			this.followed.add(name + " " + change.properties());
			return List.of("what " + name + " can't");
		};
	}

	private static SortedSet<String> dependents(Collection<SecretName> names) {
		return names.stream().map((name) -> "property." + name.path()).collect(Collectors.toCollection(TreeSet::new));
	}

}
