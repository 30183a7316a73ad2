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

package io.github.awssecrets.write;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.awssecrets.ref.SecretName;

/**
 * Lets one write of a secret go after the other. Secrets share locks, so that there is a
 * bounded number of them.
 */
final class WriteLocks {

	private static final int COUNT = 64;

	private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new)
		.limit(COUNT)
		.toArray(ReentrantLock[]::new);

	<T> T with(SecretName name, Supplier<T> write) {
		ReentrantLock lock = this.locks[Math.floorMod(name.hashCode(), COUNT)];
		lock.lock();
		try {
			return write.get();
		}
		finally {
			lock.unlock();
		}
	}

}
