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
package io.github.awssecrets.env;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What the property sources with secrets answer, on one thread and for the time of one
 * action, instead of reading a secret.
 */
final class Mask {

	private static final String TEXT = "******";

	private static final ThreadLocal<Mask> CURRENT = new ThreadLocal<>();

	private boolean used;

	private Mask() {
	}

	/**
	 * The answer in place of a secret.
	 * @return the answer, or {@code null} if the secret is to be read
	 */
	static @Nullable String text() {
		Mask mask = CURRENT.get();
		if (mask == null) {
			return null;
		}
		mask.used = true;
		return TEXT;
	}

	/**
	 * Does something without a secret being read.
	 */
	static <T extends @Nullable Object> T over(Supplier<T> action) {
		return new Mask().cover(action);
	}

	/**
	 * Whether something asks for a secret, which is not read for it.
	 */
	static boolean isNeededBy(Supplier<?> action) {
		Mask mask = new Mask();
		mask.cover(action);
		return mask.used;
	}

	private <T extends @Nullable Object> T cover(Supplier<T> action) {
		Mask outer = CURRENT.get();
		CURRENT.set(this);
		try {
			return action.get();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

}
