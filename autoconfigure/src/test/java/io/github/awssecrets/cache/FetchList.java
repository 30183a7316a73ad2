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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * An executor whose tasks the test runs in whichever order it likes.
 */
final class FetchList implements Executor {

	private final List<Runnable> fetches = new ArrayList<>();

	@Override
	public void execute(Runnable fetch) {
		this.fetches.add(fetch);
	}

	/**
	 * Runs one, in the calling thread.
	 * @param index which one, in the order in which they began
	 */
	void run(int index) {
		this.fetches.get(index).run();
	}

	void runLatest() {
		run(this.fetches.size() - 1);
	}

}
