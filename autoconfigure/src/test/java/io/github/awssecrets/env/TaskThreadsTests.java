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

package io.github.awssecrets.env;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.github.awssecrets.backend.Refusable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TaskThreads}.
 */
class TaskThreadsTests {

	private final List<Runnable> decorated = new ArrayList<>();

	private final TaskThreads threads = new TaskThreads("test-", false, Duration.ofSeconds(30), this::decorate);

	@AfterEach
	void close() {
		this.threads.close();
	}

	@Test
	void executeWhenOpenRunsTheDecoratedTaskOnADaemonThread() throws Exception {
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		this.threads.execute(() -> thread.complete(Thread.currentThread()));
		assertThat(thread.get(30, TimeUnit.SECONDS).isDaemon()).isTrue();
		assertThat(thread.get().getName()).startsWith("test-");
		assertThat(this.decorated).hasSize(1);
	}

	@Test
	void executeWhenStoppedIsRejected() {
		this.threads.stop();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> this.threads.execute(() -> {
		}));
	}

	@Test
	void stopWhenTaskIsUnderWayTellsThoseWhoWaitForIt() throws Exception {
		Waited task = new Waited();
		this.threads.execute(task);
		task.begun.await();
		this.threads.stop();
		assertThat(task.told.get(30, TimeUnit.SECONDS)).isInstanceOf(RejectedExecutionException.class);
	}

	@Test
	void closeWhenTaskIsUnderWayInterruptsItAndWaits() throws Exception {
		Waited task = new Waited();
		this.threads.execute(task);
		task.begun.await();
		this.threads.close();
		assertThat(task.interrupted).isTrue();
	}

	@Test
	void closeWhenTaskHasNotBegunNeverBeginsItAndTellsThoseWhoWait() {
		Queue<Runnable> starting = new ArrayDeque<>();
		TaskThreads closing = new TaskThreads(starting::add, Duration.ZERO, UnaryOperator.identity());
		FutureTask<String> future = new FutureTask<>(() -> "done");
		Waited task = new Waited();
		closing.execute(future);
		closing.execute(task);
		closing.close();
		starting.forEach(Runnable::run);
		assertThat(future).isCancelled();
		assertThat(task.told).isDone();
		assertThat(task.begun.getCount()).isEqualTo(1);
	}

	private Runnable decorate(Runnable task) {
		this.decorated.add(task);
		return task;
	}

	private static final class Waited implements Refusable {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CompletableFuture<RejectedExecutionException> told = new CompletableFuture<>();

		private volatile boolean interrupted;

		@Override
		public void run() {
			this.begun.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
			}
		}

		@Override
		public void refuse(RejectedExecutionException ex) {
			this.told.complete(ex);
		}

	}

}
