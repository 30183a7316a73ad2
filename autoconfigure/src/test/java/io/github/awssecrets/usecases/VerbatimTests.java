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
package io.github.awssecrets.usecases;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.io.JsonStringEncoder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A secret arrives byte for byte, whatever it is.
 */
class VerbatimTests {

	private static final String[] TEXTS = { " ", "pa${ss}word", "${x.y}", "pa\\${ss}word", "\\\\${ss}", "${a:b}",
			"${secrets:other}", "${secrets:x:${y}}", "#{1 + 1}", "#{systemProperties}", "'#{'", "\\", "\\\\", "a\\nb",
			"line\nline\r\n", "\ttab ", "\uD83D\uDE00", "${\uD83D\uDE00}", "\"quoted\" 'twice'", "a,b", "{\"a\":1}",
			"${", "}", "$" };

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@ParameterizedTest
	@ValueSource(strings = { "${secrets@text/${index}}", "${secrets@json/${index}#member}", "${imported.t${index}}" })
	void secretWhenNastyArrivesByteForByte(String reference) {
		StringBuilder imported = new StringBuilder("{");
		for (int i = 0; i < TEXTS.length; i++) {
			String json = "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(TEXTS[i])) + "\"";
			imported.append((i > 0) ? "," : "").append("\"t").append(i).append("\":").append(json);
			this.application.secret("text/" + i, TEXTS[i]).secret("json/" + i, "{\"member\":" + json + "}");
		}
		this.application.secret("imported", imported.append("}").toString())
			.yaml("spring.config.import: secrets:imported?prefix=imported.\nvalue: " + reference + "\n");
		arrives(TEXTS);
	}

	@Test
	void secretWhenAsLargeAsAwsAllowsArrivesByteForByte() {
		String text = "pa${ss}\\word\n#{1".repeat(4096);
		assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(65_536);
		this.application.secret("text/0", text).yaml("value: ${secrets@text/${index}}");
		arrives(text);
	}

	private void arrives(String... texts) {
		Map<String, Object> index = new HashMap<>(Map.of("index", 0));
		ConfigurableApplicationContext context = this.application
			.customize((SpringApplication spring) -> spring.addInitializers((created) -> created.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("index", index))))
			.run();
		for (int i = 0; i < texts.length; i++) {
			index.put("index", i);
			assertThat(TestApplication.property(context, "value")).as("Environment").isEqualTo(texts[i]);
			assertThat(TestApplication.bind(context, "value", String.class)).as("Binder").isEqualTo(texts[i]);
			assertThat(context.getAutowireCapableBeanFactory().createBean(Holder.class).text).as("@Value")
				.isEqualTo(texts[i]);
		}
	}

	static class Holder {

		@Value("${value}")
		String text = "";

	}

}
