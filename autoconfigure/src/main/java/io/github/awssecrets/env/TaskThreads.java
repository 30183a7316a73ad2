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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.github.awssecrets.backend.Refusable;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * A daemon thread for each task, so that tasks may wait for each other, and none while
 * there is nothing to do. A task that has not begun when they are stopped does not begin:
 * whoever waits for it is told, and nothing is printed.
 *
 * @since 0.1.0
 */
public final class TaskThreads implements Executor, AutoCloseable {

	private final Executor threads;

	private final UnaryOperator<Runnable> decorator;

	private final Duration patience;

	private final Set<Task> tasks = new HashSet<>();

	private boolean stopped;

	/**
	 * Creates threads, of which none is started yet.
	 * @param prefix how the names of the threads begin
	 * @param virtual whether they are virtual
	 * @param patience how long closing waits for tasks that are under way
	 * @param decorator gives a task what it needs of the thread that hands it over
	 */
	public TaskThreads(String prefix, boolean virtual, Duration patience, UnaryOperator<Runnable> decorator) {
		this(threads(prefix, virtual), patience, decorator);
	}

	TaskThreads(Executor threads, Duration patience, UnaryOperator<Runnable> decorator) {
		this.threads = threads;
		this.patience = patience;
		this.decorator = decorator;
	}

	private static Executor threads(String prefix, boolean virtual) {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(prefix);
		threads.setDaemon(true);
		threads.setVirtualThreads(virtual);
		return threads;
	}

	/**
	 * Runs a task on a thread of its own.
	 * @throws RejectedExecutionException if the threads have been stopped
	 */
	@Override
	public void execute(Runnable task) {
		Task accepted = new Task(task, this.decorator.apply(task));
		add(accepted);
		try {
			this.threads.execute(accepted);
		}
		catch (RuntimeException | Error ex) {
			remove(accepted);
			throw ex;
		}
	}

	/**
	 * Accepts no more tasks, and tells those who wait for one that it is not done. Tasks
	 * under way go on until {@link #close()}.
	 */
	public void stop() {
		stopped().forEach(Task::refuse);
	}

	/**
	 * Stops, interrupts the tasks that are under way, and waits for them for a while.
	 */
	@Override
	public void close() {
		stop();
		interrupt();
	}

	private synchronized void add(Task task) {
		if (this.stopped) {
			throw stopping();
		}
		this.tasks.add(task);
	}

	private synchronized void remove(Task task) {
		this.tasks.remove(task);
		notifyAll();
	}

	private synchronized boolean begin(Task task) {
		task.thread = Thread.currentThread();
		return !this.stopped;
	}

	private synchronized List<Task> stopped() {
		this.stopped = true;
		return List.copyOf(this.tasks);
	}

	private synchronized void interrupt() {
		this.tasks.forEach(Task::interrupt);
		long end = System.nanoTime() + this.patience.toNanos();
		try {
			for (long left = this.patience.toNanos(); left > 0 && !isIdle(); left = end - System.nanoTime()) {
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Whoever closes may be one of the tasks.
	 */
	private boolean isIdle() {
		return this.tasks.stream().allMatch((task) -> task.thread == Thread.currentThread());
	}

	private static RejectedExecutionException stopping() {
		return new RejectedExecutionException("The application is stopping");
	}

	/**
	 * A task that was accepted and is not over.
	 */
	private final class Task implements Runnable {

		private final Runnable original;

		private final Runnable decorated;

		private volatile @Nullable Thread thread;

		Task(Runnable original, Runnable decorated) {
			this.original = original;
			this.decorated = decorated;
		}

		@Override
		public void run() {
			try {
				if (begin(this)) {
					this.decorated.run();
				}
				else if (this.original instanceof Future<?> future) {
					future.cancel(false);
				}
			}
			finally {
				remove(this);
			}
		}

		void refuse() {
			if (this.original instanceof Refusable refusable) {
				refusable.refuse(stopping());
			}
		}

		void interrupt() {
			Thread running = this.thread;
			if (running != null && running != Thread.currentThread()) {
				running.interrupt();
			}
		}

	}

}
