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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known random text in the place of a secret, and what it may look like in an output.
 *
 * @param name what it is called in a report, which must not have the text either
 * @param text the text
 */
record Canary(String name, String text) {

	private static final int TELLING_LENGTH = 10;

	private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/]{" + TELLING_LENGTH + ",}");

	static Canary of(String name) {
		return new Canary(name, random());
	}

	/**
	 * A text around random ones.
	 * @param name what it is called
	 * @param template the text, in which each {@code %s} becomes a random one
	 */
	static Canary of(String name, String template) {
		String text = template;
		while (text.contains("%s")) {
			text = text.replaceFirst("%s", random());
		}
		return new Canary(name, text);
	}

	private static String random() {
		return "c" + UUID.randomUUID().toString().replace("-", "");
	}

	byte[] bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * All that gives the text away, by the name of its form. Upper and lower case are the
	 * same.
	 */
	Map<String, String> traces() {
		Map<String, String> traces = new LinkedHashMap<>();
		traces.put("whole", this.text);
		traces.put("first half", this.text.substring(0, this.text.length() / 2));
		traces.put("second half", this.text.substring(this.text.length() / 2));
		traces.put("URL-encoded", URLEncoder.encode(this.text, StandardCharsets.UTF_8));
		traces.put("hex", HexFormat.of().formatHex(bytes()));
		for (int shift = 0; shift < 3; shift++) {
			traces.put("Base64, shifted by " + shift, base64(shift));
		}
		Matcher runs = RUN.matcher(this.text);
		while (runs.find()) {
			traces.put("run at " + runs.start(), runs.group());
			traces.put("half of run at " + runs.start(), runs.group().substring(runs.group().length() / 2));
		}
		traces.values().removeIf((trace) -> trace.length() < TELLING_LENGTH);
		traces.replaceAll((form, trace) -> trace.toLowerCase(Locale.ROOT));
		return traces;
	}

	/**
	 * What Base64 makes of the text behind so many other bytes, without the characters
	 * that depend on what is around it.
	 */
	private String base64(int shift) {
		byte[] shifted = new byte[shift + bytes().length];
		System.arraycopy(bytes(), 0, shifted, shift, bytes().length);
		String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
		return encoded.substring((shift == 0) ? 0 : shift + 1, encoded.length() - 1);
	}

	@Override
	public String toString() {
		return "Canary[" + this.name + "]";
	}

}
