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
package io.github.awssecrets.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A clock that a test moves.
 */
public final class AlarmClock implements CacheClock {

	private final List<Alarm> alarms = new ArrayList<>();

	private long now = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();

	@Override
	public long nanoTime() {
		return this.now;
	}

	@Override
	public CompletableFuture<Void> alarm(long nanos) {
		Alarm alarm = new Alarm(this.now + nanos, new CompletableFuture<>());
		this.alarms.add(alarm);
		return alarm.future();
	}

	public void pass(Duration time) {
		this.now += time.toNanos();
		List.copyOf(this.alarms)
			.stream()
			.filter((alarm) -> alarm.at() - this.now <= 0)
			.forEach((alarm) -> alarm.future().complete(null));
	}

	/**
	 * How many alarms are still to ring.
	 */
	public long alarms() {
		return this.alarms.stream().filter((alarm) -> !alarm.future().isDone()).count();
	}

	private record Alarm(long at, CompletableFuture<Void> future) {
	}

}
