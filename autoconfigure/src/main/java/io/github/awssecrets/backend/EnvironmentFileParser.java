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

package io.github.awssecrets.backend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands the text of an environment file.
 * <p>
 * A line is {@code NAME=value}, with {@code export} before it if one likes, a comment or
 * empty. Between single quotes a value is what is written, between double quotes escapes
 * count, and both may have several lines. Without quotes it ends where the line does, or
 * white space and a {@code #} begin a comment. The last of several values counts, and
 * {@code $} means nothing.
 */
final class EnvironmentFileParser {

	private static final Pattern END = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?:\\n|\\z)");

	private static final Pattern NAME = Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=");

	private static final Pattern SINGLE = Pattern.compile("[ \\t]*'([^']*+)'");

	private static final Pattern DOUBLE = Pattern.compile("[ \\t]*\"((?:[^\"\\\\]++|\\\\.)*+)\"", Pattern.DOTALL);

	private static final Pattern QUOTE = Pattern.compile("[ \\t]*[\"']");

	private static final Pattern UNQUOTED = Pattern.compile("([^\\n]*)(?:\\n|\\z)");

	private static final Pattern COMMENT = Pattern.compile("[ \\t]+#.*", Pattern.DOTALL);

	private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

	private final String text;

	private final Matcher matcher;

	private int position;

	EnvironmentFileParser(String text) {
		String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
		this.text = withoutMark.replace("\r\n", "\n").replace('\r', '\n');
		this.matcher = END.matcher(this.text);
	}

	/**
	 * The variables by name.
	 * @throws InvalidEnvironmentFileException if a line breaks the rules
	 */
	Map<String, String> parse() {
		Map<String, String> variables = new LinkedHashMap<>();
		while (this.position < this.text.length()) {
			if (!take(END)) {
				int line = line();
				require(take(NAME), "line " + line + " is neither NAME=value, nor a comment, nor empty");
				variables.put(this.matcher.group(1), value(line));
			}
		}
		return variables;
	}

	private String value(int line) {
		if (take(SINGLE)) {
			return quoted(this.matcher.group(1));
		}
		if (take(DOUBLE)) {
			return quoted(ESCAPE.matcher(this.matcher.group(1)).replaceAll(EnvironmentFileParser::unescape));
		}
		require(!take(QUOTE), "the quotation mark in line " + line + " is not closed");
		take(UNQUOTED);
		return COMMENT.matcher(this.matcher.group(1)).replaceFirst("").strip();
	}

	private String quoted(String value) {
		int line = line();
		require(take(END), "line " + line + " goes on after the closing quotation mark");
		return value;
	}

	private static String unescape(MatchResult escape) {
		String character = escape.group(1);
		return Matcher.quoteReplacement(switch (character) {
			case "n" -> "\n";
			case "r" -> "\r";
			case "t" -> "\t";
			case "\"", "\\", "$" -> character;
			default -> escape.group();
		});
	}

	private boolean take(Pattern pattern) {
		this.matcher.usePattern(pattern).region(this.position, this.text.length());
		boolean found = this.matcher.lookingAt();
		this.position = found ? this.matcher.end() : this.position;
		return found;
	}

	private int line() {
		return 1 + (int) this.text.chars().limit(this.position).filter((character) -> character == '\n').count();
	}

	private static void require(boolean kept, String rule) {
		if (!kept) {
			throw new InvalidEnvironmentFileException(rule);
		}
	}

}
