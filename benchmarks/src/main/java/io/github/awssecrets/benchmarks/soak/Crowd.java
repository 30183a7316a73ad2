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
package io.github.awssecrets.benchmarks.soak;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import org.springframework.boot.system.JavaVersion;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Many threads that do the same; virtual ones where there are any.
 */
final class Crowd {

	private static final long PATIENCE_SECONDS = 60;

	private final CountDownLatch over;

	Crowd(int threads, IntFunction<Chore> chores) {
		this.over = new CountDownLatch(threads);
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("soak-crowd-");
		executor.setVirtualThreads(isVirtual());
		executor.setDaemon(true);
		for (int i = 0; i < threads; i++) {
			Chore chore = chores.apply(i);
			executor.execute(() -> run(chore));
		}
	}

	static boolean isVirtual() {
		return JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_ONE);
	}

	/**
	 * Waits for all of them.
	 * @return whether they have ended
	 */
	boolean await() throws InterruptedException {
		return this.over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	private void run(Chore chore) {
		try {
			chore.run();
		}
		finally {
			this.over.countDown();
		}
	}

}
