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

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.awssecrets.write.SecretWriter.Page;
import org.jspecify.annotations.Nullable;

/**
 * A list that comes page by page, each read when it is needed.
 *
 * @param <T> what is listed
 */
final class Pages<T> implements Iterator<T> {

	private final Function<@Nullable String, Page<T>> read;

	private Iterator<T> items = List.<T>of().iterator();

	private @Nullable String next;

	private boolean last;

	private Pages(Function<@Nullable String, Page<T>> read) {
		this.read = read;
	}

	/**
	 * The items of all pages.
	 * @param read reads a page by its token, the first by {@code null}
	 */
	static <T> Stream<T> stream(Function<@Nullable String, Page<T>> read) {
		int traits = Spliterator.ORDERED | Spliterator.NONNULL;
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Pages<>(read), traits), false);
	}

	@Override
	public boolean hasNext() {
		while (!this.items.hasNext() && !this.last) {
			Page<T> page = this.read.apply(this.next);
			this.items = page.items().iterator();
			this.next = page.next();
			this.last = page.next() == null || page.next().isEmpty();
		}
		return this.items.hasNext();
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.items.next();
	}

}
