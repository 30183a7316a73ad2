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

/**
 * Text of unknown origin, made fit to be read in a message.
 */
final class Readable {

	private static final int LONGEST = 200;

	private Readable() {
	}

	/**
	 * Gives the text on one line, with the characters nobody sees spelled out, and cut
	 * where it is very long.
	 */
	static String text(String text) {
		int end = Math.min(text.length(), LONGEST);
		StringBuilder readable = new StringBuilder(end + 1);
		text.substring(0, end).codePoints().forEach((codePoint) -> append(readable, codePoint));
		return (end < text.length()) ? readable.append('…').toString() : readable.toString();
	}

	/**
	 * Names the character at the index.
	 */
	static String character(String text, int index) {
		int codePoint = text.codePointAt(index);
		if (codePoint == ' ' || !isVisible(codePoint)) {
			return hexadecimal(codePoint);
		}
		String quoted = "'" + Character.toString(codePoint) + "'";
		return (codePoint < 0x80) ? quoted : quoted + " (" + hexadecimal(codePoint) + ")";
	}

	private static void append(StringBuilder readable, int codePoint) {
		if (isVisible(codePoint)) {
			readable.appendCodePoint(codePoint);
		}
		else {
			readable.append('<').append(hexadecimal(codePoint)).append('>');
		}
	}

	private static boolean isVisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			case Character.SPACE_SEPARATOR -> codePoint == ' ';
			default -> true;
		};
	}

	private static String hexadecimal(int codePoint) {
		return String.format("U+%04X", codePoint);
	}

}
