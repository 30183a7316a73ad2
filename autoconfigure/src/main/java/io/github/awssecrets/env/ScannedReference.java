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

import org.jspecify.annotations.Nullable;

/**
 * A reference as it was found in a property's value.
 *
 * @param text the text behind {@code secrets:}, or the whole placeholder where that
 * breaks a rule
 * @param defaultOutside whether a default follows that Spring keeps to itself, as it does
 * where the reference contains a placeholder
 * @param violation the rule that is broken, if any
 */
record ScannedReference(String text, boolean defaultOutside, @Nullable String violation) {

	@Override
	public String toString() {
		return ReferenceText.withoutDefault(this.text);
	}

	static ScannedReference of(String text) {
		return new ScannedReference(text, false, null);
	}

	static ScannedReference violation(String text, String rule) {
		return new ScannedReference(text, false, rule);
	}

}
