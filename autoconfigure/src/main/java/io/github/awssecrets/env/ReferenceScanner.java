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

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Finds the references in the raw value of a property, where Spring's placeholder parser
 * would find them.
 * <p>
 * A reference in a default, as in {@code ${db.password:${secrets:db#password}}}, is one
 * only while the property before it does not exist.
 */
final class ReferenceScanner {

	private static final String PREFIX = "${";

	private final ConfigurableEnvironment environment;

	private final List<ScannedReference> found = new ArrayList<>();

	private ReferenceScanner(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * The references in a value.
	 * @param value the raw value of a property
	 * @param environment what resolves the placeholders inside a reference
	 * @return the references, in order
	 */
	static List<ScannedReference> scan(String value, ConfigurableEnvironment environment) {
		ReferenceScanner scanner = new ReferenceScanner(environment);
		scanner.scan(value);
		return scanner.found;
	}

	private void scan(String text) {
		int start = text.indexOf(PREFIX);
		while (start != -1) {
			int end = end(text, start);
			boolean placeholder = end != -1 && !isEscaped(text, start);
			if (placeholder) {
				placeholder(text.substring(start + PREFIX.length(), end));
			}
			else if (end == -1 && ReferenceText.is(text.substring(start + PREFIX.length()))) {
				this.found.add(ScannedReference.violation(ReferenceText.BARE, ReferenceText.UNCLOSED_RULE));
			}
			start = text.indexOf(PREFIX, placeholder ? end + 1 : start + PREFIX.length());
		}
	}

	private void placeholder(String text) {
		boolean nested = text.contains(PREFIX);
		if (ReferenceText.is(text.strip()) && !ReferenceText.is(text)) {
			this.found.add(ScannedReference.violation(ReferenceText.BARE, ReferenceText.BLANK_RULE));
		}
		else if (text.equals(ReferenceText.BARE)) {
			this.found.add(ScannedReference.violation(text, ReferenceText.BARE_RULE));
		}
		else if (!nested && ReferenceText.is(text)) {
			this.found.add(ScannedReference.of(ReferenceText.strip(text)));
		}
		else if (text.startsWith(ReferenceText.BARE + ":")) {
			this.found.add(ScannedReference.violation(withoutDefault(text), ReferenceText.NESTED_RULE));
		}
		else if (text.startsWith(ReferenceText.BARE + "@")) {
			nestedReference(text, separator(text));
		}
		else if (nested) {
			ordinary(text, separator(text));
		}
	}

	/**
	 * A reference that contains placeholders is known once they are resolved. Where they
	 * stand for secrets themselves, that is left to whoever needs it: to look for
	 * references fetches none.
	 */
	private void nestedReference(String text, int separator) {
		String key = (separator != -1) ? text.substring(0, separator) : text;
		int before = this.found.size();
		scan(key);
		if (this.found.size() == before) {
			String resolved = new SecretlessEnvironment(this.environment).resolve(key);
			if (resolved != null && resolved.contains(PREFIX)) {
				this.found.add(ScannedReference.violation(ReferenceText.strip(key), ReferenceText.UNDEFINED_RULE));
			}
			else if (resolved != null) {
				String reference = ReferenceText.strip(resolved.replace("\\:", ":"));
				this.found.add(new ScannedReference(reference, separator != -1, null));
			}
		}
	}

	private void ordinary(String text, int separator) {
		String key = (separator != -1) ? text.substring(0, separator) : text;
		scan(key);
		if (separator != -1 && !key.contains(PREFIX) && !this.environment.containsProperty(key)) {
			scan(text.substring(separator + 1));
		}
	}

	private static String withoutDefault(String text) {
		String reference = ReferenceText.strip(text);
		int separator = separator(reference);
		return (separator != -1) ? reference.substring(0, separator) : reference;
	}

	/**
	 * The index of the brace that closes a placeholder, or -1.
	 */
	private static int end(String text, int start) {
		int open = 0;
		for (int i = start + PREFIX.length(); i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '}' && open-- == 0) {
				return i;
			}
			if (c == '{') {
				open++;
			}
		}
		return -1;
	}

	/**
	 * The index of the colon between key and default, or -1. Those within placeholders
	 * and those behind a backslash do not count.
	 */
	private static int separator(String text) {
		int i = 0;
		while (i < text.length()) {
			int end = text.startsWith(PREFIX, i) ? end(text, i) : -1;
			if (text.charAt(i) == ':' && !isEscaped(text, i)) {
				return i;
			}
			i = (end != -1) ? end + 1 : i + 1;
		}
		return -1;
	}

	private static boolean isEscaped(String text, int index) {
		return index > 0 && text.charAt(index - 1) == '\\';
	}

}
