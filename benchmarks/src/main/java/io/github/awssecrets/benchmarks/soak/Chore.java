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

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Something that is done again and again, with pauses of random length.
 *
 * @param longestPause how long a pause may be, in milliseconds
 * @param seed what chance is made of
 * @param goesOn whether to go on
 * @param action what is done, with chance
 */
record Chore(int longestPause, long seed, BooleanSupplier goesOn,
		Consumer<SplittableRandom> action) implements Runnable {

	@Override
	public void run() {
		SplittableRandom random = new SplittableRandom(this.seed);
		try {
			while (this.goesOn.getAsBoolean()) {
				this.action.accept(random);
				Thread.sleep(random.nextInt(this.longestPause));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Does it on a thread of its own.
	 */
	Thread start(String name) {
		Thread thread = new Thread(this, "soak-" + name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

}
