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
package io.github.awssecrets.usecases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.awssecrets.refresh.ChangedSecret;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A secret is rotated while a refresh waits for AWS, which has answered for it already.
 */
@Timeout(60)
class RotationDuringRefreshTests {

	@RegisterExtension
	private final TestApplication application = new TestApplication();

	private final Gate gate = new Gate();

	private final List<Thread> callers = new ArrayList<>();

	private SecretsRefresh refresh;

	private ConfigurableApplicationContext context;

	@BeforeEach
	void start() {
		this.context = this.application.secret("db", "opensesame").property("app.password", "${secrets:db}").run();
		this.refresh = this.context.getBean(SecretsRefresh.class);
		this.application.server().clearCalls();
		this.application.server().fail(Fault.lateAnswer(this.gate)).once();
	}

	static Stream<Function<SecretsRefresh, RefreshResult>> refreshes() {
		return Stream.of(SecretsRefresh::refresh, (refresh) -> refresh.refresh("db").orElseThrow());
	}

	@ParameterizedTest
	@MethodSource("refreshes")
	void refreshWhenAskedForAfterTheRotationTakesItIn(Function<SecretsRefresh, RefreshResult> call) {
		CompletableFuture<RefreshResult> before = ask(call);
		this.gate.awaitRequests(1);
		String version = this.application.server().put("db", "abracadabra");
		CompletableFuture<RefreshResult> after = askAndWait(call);
		this.gate.open();
		assertThat(before).succeedsWithin(Duration.ofSeconds(30))
			.satisfies((result) -> assertThat(result.changed()).isEmpty());
		assertThat(after.join().changed()).extracting(ChangedSecret::after).containsExactly(version);
		assertThat(after.join().properties()).containsExactly("app.password");
		assertThat(this.context.getEnvironment().getProperty("app.password")).isEqualTo("abracadabra");
	}

	@ParameterizedTest
	@MethodSource("refreshes")
	void refreshWhenHundredAskAfterTheRotationReadsOnceMore(Function<SecretsRefresh, RefreshResult> call) {
		ask(call);
		this.gate.awaitRequests(1);
		this.application.server().put("db", "abracadabra");
		List<CompletableFuture<RefreshResult>> after = IntStream.range(0, 100)
			.mapToObj((i) -> askAndWait(call))
			.toList();
		this.gate.open();
		assertThat(after).extracting(CompletableFuture::join)
			.allSatisfy((result) -> assertThat(result.properties()).containsExactly("app.password"));
		assertThat(this.application.server().calls()).hasSize(2);
	}

	@Test
	void secretWhenEarlierAnswerComesAfterTheNewOneIsNotUndone() {
		CompletableFuture<RefreshResult> before = ask(SecretsRefresh::refresh);
		this.gate.awaitRequests(1);
		this.application.server().put("db", "abracadabra");
		assertThat(this.refresh.refresh("db")).get().satisfies((result) -> assertThat(result.changed()).hasSize(1));
		this.gate.open();
		assertThat(before.join().unchanged()).hasSize(1);
		assertThat(this.context.getEnvironment().getProperty("app.password")).isEqualTo("abracadabra");
	}

	private CompletableFuture<RefreshResult> askAndWait(Function<SecretsRefresh, RefreshResult> call) {
		CompletableFuture<RefreshResult> result = ask(call);
		Thread caller = this.callers.get(this.callers.size() - 1);
		while (caller.getState() != Thread.State.WAITING) {
			assertThat(caller.isAlive()).isTrue();
			Thread.onSpinWait();
		}
		return result;
	}

	private CompletableFuture<RefreshResult> ask(Function<SecretsRefresh, RefreshResult> call) {
		CompletableFuture<RefreshResult> result = new CompletableFuture<>();
		Thread caller = new Thread(() -> result.complete(call.apply(this.refresh)));
		this.callers.add(caller);
		caller.setDaemon(true);
		caller.start();
		return result;
	}

}
