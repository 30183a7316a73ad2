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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Remembers what it was told.
 */
final class RecordingObserver implements CallObserver {

	private final List<String> events = new CopyOnWriteArrayList<>();

	private final List<FinishedCall> calls = new CopyOnWriteArrayList<>();

	private final List<SecretRead> reads = new CopyOnWriteArrayList<>();

	private final List<SecretWrite> writes = new CopyOnWriteArrayList<>();

	/**
	 * The beginnings and ends of calls, in order.
	 */
	List<String> events() {
		return this.events;
	}

	List<FinishedCall> calls() {
		return this.calls;
	}

	List<SecretRead> reads() {
		return this.reads;
	}

	List<SecretWrite> writes() {
		return this.writes;
	}

	@Override
	public Ending begin(AwsCall call) {
		this.events.add("begin " + call.operation());
		return (failure) -> this.events.add("end " + call.operation() + " " + CallObserver.outcome(failure));
	}

	@Override
	public void finished(FinishedCall call) {
		this.events.add("finished " + call.call().operation() + " " + call.outcome());
		this.calls.add(call);
	}

	@Override
	public void read(SecretRead read) {
		this.reads.add(read);
	}

	@Override
	public void written(SecretWrite write) {
		this.writes.add(write);
	}

}
