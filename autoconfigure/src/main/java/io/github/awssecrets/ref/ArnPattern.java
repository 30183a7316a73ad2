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
package io.github.awssecrets.ref;

import org.jspecify.annotations.Nullable;

/**
 * A pattern for whole ARNs, in which {@code *} stands for any characters and {@code ?}
 * for one.
 */
record ArnPattern(String pattern) {

	ArnPattern {
		Violation violation = check(pattern);
		if (violation != null) {
			throw new InvalidSecretNamingException("allowed-arns", pattern, violation);
		}
	}

	/**
	 * Matches in at most (length of the pattern) × (length of the ARN) steps: after a
	 * mismatch only the last star takes one character more, as an earlier one could gain
	 * nothing that the last can't.
	 */
	boolean matches(String arn) {
		int p = 0;
		int star = -1;
		int retry = 0;
		for (int i = 0; i < arn.length();) {
			if (at(p) == '*') {
				star = p++;
				retry = i;
			}
			else if (at(p) == '?' || at(p) == arn.charAt(i)) {
				p++;
				i++;
			}
			else if (star >= 0) {
				p = star + 1;
				i = ++retry;
			}
			else {
				return false;
			}
		}
		return onlyStars(p);
	}

	private int at(int index) {
		return (index < this.pattern.length()) ? this.pattern.charAt(index) : -1;
	}

	private boolean onlyStars(int from) {
		int index = from;
		while (at(index) == '*') {
			index++;
		}
		return index == this.pattern.length();
	}

	private static @Nullable Violation check(String pattern) {
		if (!pattern.startsWith("arn:") && !pattern.startsWith("*")) {
			return new Violation(0, "a pattern for ARNs starts with 'arn:' or '*'");
		}
		int colons = 0;
		for (int i = 0; i < pattern.length(); i++) {
			char character = pattern.charAt(i);
			colons += (character == ':') ? 1 : 0;
			if (colons > 6) {
				return new Violation(i, "an ARN ends with the secret's name, after its sixth colon");
			}
			if (":*?".indexOf(character) < 0 && !Alphabet.NAME.contains(character)) {
				return new Violation(i, "a pattern for ARNs holds only what an ARN holds, '*' and '?', and not "
						+ Readable.character(pattern, i));
			}
		}
		return null;
	}

}
