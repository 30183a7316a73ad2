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
package io.github.awssecrets.benchmarks.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One start of an instance: first the batches, and then, one by one, what they left open.
 * What is still open then may be read again in the same way, after a pause.
 */
final class Start {

	static final int BATCH_SIZE = 20;

	/** The longest pause before the first further round. It doubles with each. */
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	/** How long no batch is asked for after one was throttled, or half as long. */
	private static final Duration REST = Duration.ofSeconds(30);

	private final Strategy strategy;

	private final Timeline timeline;

	private final Client client;

	private final RandomGenerator random;

	private final Consumer<Boolean> end;

	private final Queue<Integer> waiting = new ArrayDeque<>();

	private int underWay;

	private int open;

	private int rounds;

	private long deadline;

	private long batchesFrom;

	private boolean over;

	/**
	 * Prepares a start.
	 * @param strategy how it reads
	 * @param timeline the time
	 * @param client its client
	 * @param random chance
	 * @param end told once whether the instance has all its secrets
	 */
	Start(Strategy strategy, Timeline timeline, Client client, RandomGenerator random, Consumer<Boolean> end) {
		this.strategy = strategy;
		this.timeline = timeline;
		this.client = client;
		this.random = random;
		this.end = end;
	}

	void read(int secrets) {
		this.deadline = this.timeline.now() + this.strategy.startTimeout().toNanos();
		this.timeline.after(this.strategy.startTimeout(), () -> end(false));
		this.open = secrets;
		readRound();
	}

	private void readRound() {
		if (this.over) {
			return;
		}
		if (this.strategy.batch() == null || this.timeline.now() < this.batchesFrom || this.open == 1) {
			readSingles();
			return;
		}
		int count = (this.open + BATCH_SIZE - 1) / BATCH_SIZE;
		for (int i = 0; i < count; i++) {
			this.waiting.add((i + 1) * this.open / count - i * this.open / count);
		}
		this.open = 0;
		fill(this::readBatch);
	}

	/**
	 * Begins as many calls as may be under way.
	 */
	private void fill(Consumer<Integer> call) {
		while (this.underWay < this.strategy.parallel() && !this.waiting.isEmpty()) {
			this.underWay++;
			call.accept(this.waiting.remove());
		}
	}

	private void readBatch(int size) {
		RetryMode mode = this.strategy.batch();
		if (mode == null) {
			throw new IllegalStateException("There are no batches");
		}
		this.client.call(Operation.BATCH, mode, this.strategy.timeout(), (answered) -> {
			this.underWay--;
			this.open += answered ? 0 : size;
			this.batchesFrom = answered ? this.batchesFrom : this.timeline.now() + rest();
			fill(this::readBatch);
			if (this.underWay == 0) {
				readSingles();
			}
		});
	}

	private void readSingles() {
		if (this.open == 0 || this.strategy.single() == null) {
			end(this.open == 0);
			return;
		}
		this.waiting.addAll(Collections.nCopies(this.open, 1));
		this.open = 0;
		fill(this::readSingle);
	}

	private void readSingle(int size) {
		RetryMode mode = this.strategy.single();
		if (mode == null || this.over) {
			return;
		}
		this.client.call(Operation.SINGLE, mode, this.strategy.timeout(), (answered) -> {
			this.underWay--;
			this.open += answered ? 0 : 1;
			if (this.open > 0 && this.strategy.ending() == Strategy.Ending.AT_FIRST) {
				end(false);
				return;
			}
			fill(this::readSingle);
			if (this.underWay == 0) {
				endOfRound();
			}
		});
	}

	private void endOfRound() {
		if (this.open == 0 || this.strategy.ending() != Strategy.Ending.NOT_IN_TIME) {
			end(this.open == 0);
		}
		else if (!this.over) {
			Duration pause = pause();
			if (this.timeline.now() + pause.toNanos() >= this.deadline) {
				end(false);
				return;
			}
			this.rounds++;
			this.timeline.after(pause, this::readRound);
		}
	}

	private Duration pause() {
		long longest = Math.min(PAUSE.toNanos() << Math.min(this.rounds, Byte.SIZE), LONGEST_PAUSE.toNanos());
		return Duration.ofNanos((long) (longest * this.random.nextDouble()));
	}

	private long rest() {
		return (long) (REST.toNanos() * (1 - this.random.nextDouble() / 2));
	}

	private void end(boolean up) {
		if (!this.over) {
			this.over = true;
			this.waiting.clear();
			this.end.accept(up);
		}
	}

}
