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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/**
 * The search for canaries in what an application has put out.
 */
final class Canaries {

	private static final int KEY_LENGTH = 10;

	private static final int CONTEXT = 120;

	/**
	 * The traces by their first characters, so that an output is gone through once.
	 */
	private final Map<String, List<Trace>> traces = new LinkedHashMap<>();

	Canaries(Collection<Canary> canaries) {
		for (Canary canary : canaries) {
			canary.traces()
				.forEach((form, text) -> this.traces
					.computeIfAbsent(text.substring(0, KEY_LENGTH), (key) -> new ArrayList<>())
					.add(new Trace(canary.name(), form, text)));
		}
	}

	/**
	 * Tells which canaries can be seen.
	 * @param output what was put out
	 * @return what was found, each with its surroundings but without the canary
	 */
	List<String> in(String output) {
		String text = output.toLowerCase(Locale.ROOT);
		Map<String, String> found = new LinkedHashMap<>();
		for (int i = 0; i + KEY_LENGTH <= text.length(); i++) {
			for (Trace trace : this.traces.getOrDefault(text.substring(i, i + KEY_LENGTH), List.of())) {
				if (!found.containsKey(trace.canary()) && text.startsWith(trace.text(), i)) {
					found.put(trace.canary(), trace.form() + ": " + surroundings(text, i));
				}
			}
		}
		return found.entrySet().stream().map(Canaries::describe).toList();
	}

	private String surroundings(String text, int position) {
		String around = text.substring(Math.max(0, position - CONTEXT), Math.min(text.length(), position + CONTEXT));
		for (List<Trace> traces : this.traces.values()) {
			for (Trace trace : traces) {
				around = around.replace(trace.text(), "<canary>");
			}
		}
		return around.replaceAll("[a-z0-9]{20,}", "<...>");
	}

	private static String describe(Entry<String, String> found) {
		return found.getKey() + ", " + found.getValue();
	}

	private record Trace(String canary, String form, String text) {

	}

}
