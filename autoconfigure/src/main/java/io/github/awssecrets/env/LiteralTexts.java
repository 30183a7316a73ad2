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

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The texts that were handed out as properties and must not act as an expression, the
 * ones handed out longest ago first.
 *
 * <p>
 * A text counts when it contains <code>#{</code>, or when it has eight characters or more
 * and at least one of those without which no expression does harm. A shorter one could
 * not be told from the application's own expressions. All together they are bounded to
 * four million characters; whoever hands out a text protects it each time, so that what
 * falls out is what nobody has asked for in a long while.
 */
final class LiteralTexts {

	static final int MAXIMUM_CHARACTERS = 4 * 1024 * 1024;

	private static final int TELLING_LENGTH = 8;

	private static final String CODE = "'\"({[#@=";

	private final Set<String> texts = new LinkedHashSet<>();

	private int characters;

	/**
	 * Keep a text from being evaluated. To be called before the text is handed out.
	 * @param text the text as it is, not escaped
	 */
	void protect(String text) {
		if (!canAct(text)) {
			return;
		}
		synchronized (this.texts) {
			if (!this.texts.remove(text)) {
				this.characters += text.length();
			}
			this.texts.add(text);
			Iterator<String> oldest = this.texts.iterator();
			while (this.characters > MAXIMUM_CHARACTERS) {
				this.characters -= oldest.next().length();
				oldest.remove();
			}
		}
	}

	/**
	 * Return the protected texts that are a part of the given one.
	 * @param value the text to search
	 * @return the texts in it, usually none
	 */
	List<String> in(String value) {
		synchronized (this.texts) {
			return this.texts.stream().filter(value::contains).toList();
		}
	}

	private static boolean canAct(String text) {
		return text.contains("#{") || (text.length() >= TELLING_LENGTH
				&& text.chars().anyMatch((character) -> CODE.indexOf(character) >= 0));
	}

	@Override
	public String toString() {
		synchronized (this.texts) {
			return "LiteralTexts[" + this.texts.size() + "]";
		}
	}

}
