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

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names of the properties that a refresh of Spring Cloud has changed, whether another
 * text was configured for them or they depend on a secret that has changed.
 *
 * @since 0.1.0
 */
public final class RefreshedProperties extends AbstractSet<String> {

	private final SortedSet<String> names;

	private final RefreshResult result;

	RefreshedProperties(Set<String> names, RefreshResult result) {
		SortedSet<String> all = new TreeSet<>(names);
		all.addAll(result.properties());
		this.names = Collections.unmodifiableSortedSet(all);
		this.result = new RefreshResult(result.changed(), result.unchanged(), result.missing(), result.failed(),
				this.names, result.needsRestart());
	}

	/**
	 * What came of the secrets.
	 * @return the result, with all names
	 */
	public RefreshResult result() {
		return this.result;
	}

	@Override
	public Iterator<String> iterator() {
		return this.names.iterator();
	}

	@Override
	public int size() {
		return this.names.size();
	}

}
