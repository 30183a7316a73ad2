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
import java.util.Collection;

import org.springframework.beans.factory.BeanExpressionException;

/**
 * A template of text and <code>#{…}</code> expressions, written anew so that the secrets
 * in it are text.
 *
 * <p>
 * Everything that any of the secrets covers is marked first, so that it doesn't matter
 * how they overlap. One walk then follows the rules of Spring's template parser. In the
 * text, a <code>#{</code> of which a character is marked becomes <code>#{'#{'}</code>, an
 * expression for itself. In a string literal, a marked quote of its kind is doubled. A
 * mark anywhere else in an expression would be code.
 *
 * @param text the template to evaluate, or the mere text where there is nothing to
 * evaluate
 * @param hasExpression whether an expression is left
 */
record ShieldedTemplate(String text, boolean hasExpression) {

	static final String PREFIX = "#{";

	private static final String LITERAL_PREFIX = "#{'#{'}";

	/**
	 * Write a template so that the given secrets in it are text.
	 * @param value the template
	 * @param secrets the secrets in it
	 * @return the template to evaluate in its place
	 * @throws BeanExpressionException if a secret is a part of the code of an expression
	 */
	static ShieldedTemplate of(String value, Collection<String> secrets) {
		Walk walk = new Walk(value, secrets);
		walk.overText();
		return walk.expressions ? new ShieldedTemplate(walk.out.toString(), true) : new ShieldedTemplate(value, false);
	}

	@Override
	public String toString() {
		return "ShieldedTemplate[******]";
	}

	private static final class Walk {

		private final String value;

		private final BitSet secret = new BitSet();

		private final StringBuilder out;

		private int position;

		private boolean expressions;

		Walk(String value, Collection<String> secrets) {
			this.value = value;
			this.out = new StringBuilder(value.length() + LITERAL_PREFIX.length());
			secrets.forEach(this::mark);
		}

		private void mark(String text) {
			for (int i = this.value.indexOf(text); i >= 0; i = this.value.indexOf(text, i + 1)) {
				this.secret.set(i, i + text.length());
			}
		}

		void overText() {
			while (this.position < this.value.length()) {
				if (!this.value.startsWith(PREFIX, this.position)) {
					copy();
				}
				else if (this.secret.get(this.position) || this.secret.get(this.position + 1)) {
					this.out.append(LITERAL_PREFIX);
					this.position += PREFIX.length();
				}
				else {
					overExpression();
				}
			}
		}

		private void overExpression() {
			this.expressions = true;
			copy();
			copy();
			int depth = 0;
			while (this.position < this.value.length() && depth >= 0) {
				if (this.secret.get(this.position)) {
					throw new BeanExpressionException(
							"A secret stands in the code of an expression and is not evaluated: put it in quotes there");
				}
				char character = copy();
				switch (character) {
					case '\'', '"' -> overLiteral(character);
					case '{', '[', '(' -> depth++;
					case '}', ']', ')' -> depth--;
				}
			}
		}

		private void overLiteral(char quote) {
			boolean open = true;
			while (this.position < this.value.length() && open) {
				boolean marked = this.secret.get(this.position);
				if (copy() == quote) {
					open = marked;
					if (marked) {
						this.out.append(quote);
					}
				}
			}
		}

		private char copy() {
			char character = this.value.charAt(this.position++);
			this.out.append(character);
			return character;
		}

	}

}
