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

import java.util.BitSet;

import org.springframework.core.env.AbstractPropertyResolver;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.SystemPropertyUtils;

/**
 * The way to write a text so that Spring, which parses the answer of a property source
 * once more for placeholders, ends up with exactly that text.
 *
 * <p>
 * Spring takes a <code>${</code> for a placeholder only where the brace that closes it
 * follows, and it removes an escape character only in front of such a one. Which ones
 * these are is plain bracket matching, where every opening brace counts, also one without
 * a dollar: a closing brace belongs to the nearest opening brace that has none yet. So
 * going from the end to the start and counting the closing braces that are still free
 * finds them all in one pass, and a backslash before each is all that has to be added:
 * what was before it, another backslash included, Spring leaves alone. A backslash before
 * a colon means something inside a placeholder only, and none is left.
 *
 * <p>
 * The binder always takes the backslash as escape character. The environment can be told
 * another one, or none. No answer is right for both then, and there is no getter to ask:
 * only when a text needs an escape, a harmless one is tried on the environment first. A
 * {@code PropertySourcesPlaceholderConfigurer} that was given a character of its own
 * can't be asked from here.
 */
final class PlaceholderEscape {

	private static final char ESCAPE = SystemPropertyUtils.ESCAPE_CHARACTER;

	private static final String PROBE = "${io.github.awssecrets.env.probe}";

	private final PropertyResolver environment;

	/**
	 * Create the escape for the properties of an environment.
	 * @param environment the environment that parses what {@link #escape} returns
	 */
	PlaceholderEscape(PropertyResolver environment) {
		this.environment = environment;
	}

	/**
	 * Return what a property source has to answer for the given text to arrive.
	 * @param text any text
	 * @return the text itself where nothing in it looks like a placeholder
	 * @throws UnescapableTextException if something in it does, and the environment does
	 * not share the escape character of the binder
	 */
	String escape(String text) {
		BitSet placeholders = placeholders(text);
		if (placeholders.isEmpty()) {
			return text;
		}
		if (!isBackslashUnderstood()) {
			throw new UnescapableTextException();
		}
		StringBuilder escaped = new StringBuilder(text.length() + placeholders.cardinality());
		int position = 0;
		for (int start = placeholders.nextSetBit(0); start >= 0; start = placeholders.nextSetBit(start + 1)) {
			escaped.append(text, position, start).append(ESCAPE);
			position = start;
		}
		return escaped.append(text, position, text.length()).toString();
	}

	private static BitSet placeholders(String text) {
		BitSet starts = new BitSet();
		int free = 0;
		for (int i = text.length() - 1; i > 0; i--) {
			char character = text.charAt(i);
			if (character == '}') {
				free++;
			}
			else if (character == '{' && free > 0) {
				free--;
				starts.set(i - 1, text.charAt(i - 1) == '$');
			}
		}
		return starts;
	}

	private boolean isBackslashUnderstood() {
		Character standard = AbstractPropertyResolver.getDefaultEscapeCharacter();
		try {
			return standard != null && standard == ESCAPE
					&& PROBE.equals(this.environment.resolvePlaceholders(ESCAPE + PROBE))
					&& PROBE.equals(this.environment.resolveRequiredPlaceholders(ESCAPE + PROBE));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
