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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The search finds what it is there to find.
 */
class CanariesTests {

	private static final Canary CANARY = Canary.of("canary");

	private static final Canary NASTY = Canary.of("nasty", "%s${%s}#{'%s'}\"\\%s");

	private final Canaries canaries = new Canaries(List.of(CANARY, NASTY));

	static Stream<String> forms() {
		return Stream.of(CANARY, NASTY).map(Canary::text).flatMap((text) -> {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			return Stream.of(text, text.substring(0, text.length() / 2), text.substring(text.length() / 2),
					text.toUpperCase(Locale.ROOT), text.replace("\"", "\\\""),
					URLEncoder.encode(text, StandardCharsets.UTF_8), HexFormat.of().formatHex(bytes),
					HexFormat.of().withUpperCase().formatHex(bytes), base64(text), base64("x" + text + "x"),
					base64("xx" + text + "xx"), base64("{\"member\": \"" + text + "\"}"));
		});
	}

	@ParameterizedTest
	@MethodSource("forms")
	void inWhenCanaryIsInTheOutputFindsIt(String form) {
		assertThat(this.canaries.in("x".repeat(1000) + "\n2026 INFO planted: [" + form + "]\n")).isNotEmpty();
	}

	@Test
	void inWhenCanaryIsFoundDoesNotShowIt() {
		assertThat(this.canaries.in("planted: " + CANARY.text() + " here")).singleElement()
			.asString()
			.contains("planted: ", " here")
			.doesNotContain(CANARY.text().substring(0, 16), CANARY.text().substring(16));
	}

	@Test
	void inWhenThereIsNoneFindsNothing() {
		assertThat(this.canaries.in("******" + Canary.of("another").text())).isEmpty();
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
