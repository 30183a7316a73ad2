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
package io.github.awssecrets.reliability;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a secret can hold, by which one recognises it.
 */
enum Value {

	OLD, NEW, WRITTEN, STRANGER;

	/**
	 * What this is for a secret.
	 */
	String text(String secret) {
		return "abracadabra-" + secret + "-" + name();
	}

	/**
	 * What this is for the secret that nobody asks for.
	 */
	String text() {
		return text("stranger");
	}

	/**
	 * Recognises the value of a secret.
	 * @throws AssertionError if it is none that the secret ever had
	 */
	static String of(String secret, String text) {
		return Stream.of(OLD, NEW, WRITTEN)
			.filter((value) -> value.text(secret).equals(text))
			.map((value) -> value.name().toLowerCase(Locale.ROOT) + " value")
			.findFirst()
			.orElseThrow(() -> new AssertionError("'" + secret + "' has never had the value that is served"));
	}

}
