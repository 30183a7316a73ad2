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

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Runs units of work at the same time. The thread that waits for several of them waits
 * where it can be interrupted, which it can't while it reads from a socket.
 *
 * @since 0.1.0
 */
public final class Parallel {

	private final Executor executor;

	private final int most;

	/**
	 * Creates a way to run units of work.
	 * @param executor runs them; has to accept any number of tasks, which block
	 * @param most how many are run at the same time
	 */
	public Parallel(Executor executor, int most) {
		this.executor = executor;
		this.most = most;
	}

	/**
	 * Runs the units and waits for them; a single one runs on the calling thread. Stops
	 * those that are left when the thread is interrupted, and leaves its flag set.
	 * @param units the units of work
	 * @throws java.util.concurrent.RejectedExecutionException if the executor takes no
	 * more
	 */
	public void run(List<? extends Runnable> units) {
		if (units.size() == 1) {
			units.get(0).run();
			return;
		}
		Queue<Runnable> queue = new ConcurrentLinkedQueue<>(units);
		List<FutureTask<Void>> tasks = Stream.generate(() -> new FutureTask<Void>(() -> drain(queue), null))
			.limit(Math.min(this.most, units.size()))
			.toList();
		try {
			tasks.forEach(this.executor::execute);
			for (FutureTask<Void> task : tasks) {
				task.get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (CancellationException ex) {
			// The executor was shut down; what it left undone has no outcome.
		}
		catch (ExecutionException ex) {
			throw rethrown(ex.getCause());
		}
		finally {
			queue.clear();
			tasks.forEach((task) -> task.cancel(true));
		}
	}

	private static void drain(Queue<Runnable> queue) {
		for (Runnable unit = queue.poll(); unit != null; unit = queue.poll()) {
			unit.run();
		}
	}

	private static RuntimeException rethrown(@Nullable Throwable cause) {
		if (cause instanceof Error error) {
			throw error;
		}
		return (cause instanceof RuntimeException ex) ? ex : new IllegalStateException(cause);
	}

}
