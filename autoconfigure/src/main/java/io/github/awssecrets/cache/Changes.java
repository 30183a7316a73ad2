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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * The changes that are found in the background, and whoever is told of them. While nobody
 * is, they are kept: an application may have used a value already by then.
 */
final class Changes {

	private final Map<SecretName, Renewal> untold = new LinkedHashMap<>();

	private @Nullable Consumer<List<Renewal>> listener;

	synchronized void tellTo(Consumer<List<Renewal>> listener) {
		this.listener = listener;
	}

	/**
	 * Tells what has changed, what was not told before included.
	 */
	void take(List<Renewal> renewals) {
		List<Renewal> changed = new ArrayList<>();
		Consumer<List<Renewal>> told = collect(renewals, changed);
		if (told != null && !changed.isEmpty()) {
			told.accept(changed);
		}
	}

	private synchronized @Nullable Consumer<List<Renewal>> collect(List<Renewal> renewals, List<Renewal> changed) {
		renewals.stream()
			.filter(Renewal::isChanged)
			.forEach((renewal) -> this.untold.merge(renewal.name(), renewal,
					(first, last) -> new Renewal(first.name(), first.before(), first.wasMissing(), last.outcome())));
		if (this.listener != null) {
			changed.addAll(this.untold.values());
			this.untold.clear();
		}
		return this.listener;
	}

}
