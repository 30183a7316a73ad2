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
package io.github.awssecrets.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.awssecrets.backend.SecretFailure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * All who want to know. Secrets are read before there is a bean to tell: so calls, reads
 * and writes that are over are kept, up to a limit, for whoever comes until
 * {@link #settle()}. An observer that throws keeps nobody from reading. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class CallObservers implements CallObserver {

	/**
	 * How many calls, reads and writes are kept, the latest.
	 */
	static final int KEPT = 10_000;

	private static final Log logger = LogFactory.getLog(CallObservers.class);

	private final AtomicBoolean told = new AtomicBoolean();

	private volatile List<CallObserver> observers = List.of();

	private @Nullable Deque<Consumer<CallObserver>> past = new ArrayDeque<>();

	private int forgotten;

	/**
	 * Adds somebody, unless he is among them, and tells what he has missed so far.
	 * @param observer the observer
	 */
	public void add(CallObserver observer) {
		join(observer).forEach((event) -> attempt(() -> event.accept(observer)));
	}

	/**
	 * Takes somebody out.
	 * @param observer the observer
	 */
	public synchronized void remove(CallObserver observer) {
		this.observers = this.observers.stream().filter((other) -> !other.equals(observer)).toList();
	}

	/**
	 * Keeps nothing from now on: whoever comes later is told what happens from then on.
	 */
	public synchronized void settle() {
		this.past = null;
		if (this.forgotten > 0) {
			logger.info("The first " + this.forgotten + " calls to AWS and reads of secrets are in no meter and no"
					+ " event: there were too many before the application was ready.");
			this.forgotten = 0;
		}
	}

	@Override
	public Ending begin(AwsCall call) {
		List<Ending> endings = new ArrayList<>();
		this.observers.forEach((observer) -> attempt(() -> endings.add(observer.begin(call))));
		Collections.reverse(endings);
		return (failure) -> end(endings, failure);
	}

	@Override
	public void finished(FinishedCall call) {
		tell((observer) -> observer.finished(call));
	}

	@Override
	public void read(SecretRead read) {
		tell((observer) -> observer.read(read));
	}

	@Override
	public void written(SecretWrite write) {
		tell((observer) -> observer.written(write));
	}

	@Override
	public Runnable carry(Runnable task) {
		Runnable[] carried = { task };
		this.observers.forEach((observer) -> attempt(() -> carried[0] = observer.carry(carried[0])));
		return carried[0];
	}

	private void end(List<Ending> endings, @Nullable SecretFailure failure) {
		endings.forEach((ending) -> attempt(() -> ending.end(failure)));
	}

	private void tell(Consumer<CallObserver> event) {
		keep(event).forEach((observer) -> attempt(() -> event.accept(observer)));
	}

	/**
	 * Those who are there now are told at once, those who come later what is kept: each
	 * of them once.
	 */
	private synchronized List<CallObserver> keep(Consumer<CallObserver> event) {
		if (this.past != null) {
			this.past.add(event);
			if (this.past.size() > KEPT) {
				this.past.remove();
				this.forgotten++;
			}
		}
		return this.observers;
	}

	private synchronized List<Consumer<CallObserver>> join(CallObserver observer) {
		if (this.observers.contains(observer)) {
			return List.of();
		}
		this.observers = Stream.concat(this.observers.stream(), Stream.of(observer)).toList();
		return (this.past != null) ? List.copyOf(this.past) : List.of();
	}

	/**
	 * The message of a failure is left out: it is unknown to us.
	 */
	private void attempt(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException | LinkageError ex) {
			if (this.told.compareAndSet(false, true)) {
				logger.warn(
						"An observer of calls to AWS failed, and is told of the next ones: " + ex.getClass().getName());
			}
		}
	}

}
