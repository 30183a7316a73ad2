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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Runs of an action that callers share, each of whom gets the result of one that began
 * after they asked. Who asks while one is running therefore waits for the next, and so
 * does everybody else until that begins: however many ask at once, two runs are enough.
 * They come one after the other.
 * <p>
 * What the run found that they waited for is theirs to know as well, so results are
 * combined.
 *
 * @param <T> what a run finds
 */
final class SharedRuns<T> {

	private final ConcurrentMap<String, Run<T>> latest = new ConcurrentHashMap<>();

	private final BinaryOperator<T> combine;

	/**
	 * Creates runs of which none has begun.
	 * @param combine makes one result of two, the earlier being the first
	 */
	SharedRuns(BinaryOperator<T> combine) {
		this.combine = combine;
	}

	/**
	 * Runs the action, or has it run by another caller who waits already.
	 * @param key callers with the same one share runs
	 * @param action what is done
	 * @return what was found by the run, and by the one that was waited for before
	 */
	T get(String key, Supplier<T> action) {
		Run<T> own = new Run<>();
		if (this.latest.compute(key, (same, last) -> own.orJoin(last)) == own) {
			try {
				own.run(action, this.combine);
			}
			finally {
				this.latest.remove(key, own);
			}
		}
		return own.result();
	}

	/**
	 * One run, or the wish of a caller to share one.
	 */
	private static final class Run<T> {

		private final CompletableFuture<T> found = new CompletableFuture<>();

		private CompletableFuture<T> result = new CompletableFuture<>();

		private @Nullable CompletableFuture<T> before;

		private volatile boolean begun;

		/**
		 * The run to wait for: the last one if it has not begun, and otherwise this one
		 * after it.
		 */
		Run<T> orJoin(@Nullable Run<T> last) {
			if (last != null && !last.begun) {
				this.result = last.result;
				return last;
			}
			this.before = (last != null) ? last.found : null;
			return this;
		}

		void run(Supplier<T> action, BinaryOperator<T> combine) {
			T before = (this.before != null) ? this.before.exceptionally((ex) -> null).join() : null;
			this.begun = true;
			try {
				T found = action.get();
				this.found.complete(found);
				this.result.complete((before != null) ? combine.apply(before, found) : found);
			}
			catch (RuntimeException | Error ex) {
				this.found.completeExceptionally(ex);
				this.result.completeExceptionally(ex);
			}
		}

		T result() {
			try {
				return this.result.join();
			}
			catch (CompletionException ex) {
				if (ex.getCause() instanceof RuntimeException cause) {
					throw cause;
				}
				if (ex.getCause() instanceof Error cause) {
					throw cause;
				}
				throw ex;
			}
		}

	}

}
