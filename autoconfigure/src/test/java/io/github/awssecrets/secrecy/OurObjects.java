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
package io.github.awssecrets.secrecy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * All objects of ours that can be reached from some, and what each prints.
 */
final class OurObjects {

	private static final String OURS = "io.github.awssecrets.";

	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<Object> open = new ArrayDeque<>();

	private final Map<String, String> texts = new LinkedHashMap<>();

	OurObjects(Iterable<?> roots) {
		roots.forEach(this::add);
	}

	/**
	 * What they print, by type.
	 */
	Map<String, String> texts() throws IllegalAccessException {
		while (!this.open.isEmpty()) {
			Object object = this.open.pop();
			if (isOurs(object)) {
				this.texts.merge(object.getClass().getName(), object.toString(), (one, other) -> one + "\n" + other);
				addFields(object);
			}
			else {
				addContent(object);
			}
		}
		return this.texts;
	}

	private static boolean isOurs(Object object) {
		String name = object.getClass().getName();
		return name.startsWith(OURS) && !name.contains(".secrecy.") && !name.contains(".test.");
	}

	private void addFields(Object object) throws IllegalAccessException {
		for (Class<?> type = object.getClass(); type != null
				&& type.getName().startsWith(OURS); type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !object.getClass().isHidden()) {
					field.setAccessible(true);
					add(field.get(object));
				}
			}
		}
	}

	private void addContent(Object object) {
		if (object instanceof Cache<?, ?> cache) {
			addContent(cache.asMap());
		}
		else if (object instanceof Map<?, ?> map) {
			map.keySet().forEach(this::add);
			map.values().forEach(this::add);
		}
		else if (object instanceof Collection<?> elements) {
			elements.forEach(this::add);
		}
		else if (object instanceof Object[] elements) {
			Arrays.asList(elements).forEach(this::add);
		}
		else if (object instanceof AtomicReference<?> reference) {
			add(reference.get());
		}
		else if (object instanceof CompletableFuture<?> future && future.isDone()
				&& !future.isCompletedExceptionally()) {
			add(future.join());
		}
	}

	private void add(@Nullable Object object) {
		if (object != null && this.seen.add(object)) {
			this.open.push(object);
		}
	}

}
