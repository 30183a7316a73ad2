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
package io.github.awssecrets.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard, the alert rules and the page about meters ask for nothing that the
 * application does not have.
 */
class ObservabilityDocumentsTests {

	private static final Path DOCS = Path.of("..", "docs");

	/**
	 * A row of the table of meters: name, type, tags.
	 */
	private static final Pattern METER = Pattern.compile("^\\| `(aws\\.secrets\\.[a-z.]+)` \\|[^|]*\\|([^|]*)\\|");

	private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

	private static ConfigurableApplicationContext application;

	private static Map<String, List<Map<String, String>>> series;

	@BeforeAll
	static void scrape() throws Exception {
		application = SampleApplication.run("--server.port=0");
		get("/");
		series = SeriesSelector.series(get("/actuator/prometheus"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@MethodSource({ "dashboard", "rules" })
	void queryAsksForSeriesThatTheApplicationHas(String query) {
		assertThat(SeriesSelector.in(query)).isNotEmpty()
			.allSatisfy((selector) -> assertThat(selector.selectsAnyOf(series)).as(selector.toString()).isTrue());
	}

	/**
	 * Not with these values: rules are tested with what does not happen here.
	 */
	@ParameterizedTest
	@MethodSource("ruleTests")
	void ruleIsTestedWithSeriesThatTheApplicationHas(String input) {
		assertThat(SeriesSelector.in(input)).singleElement()
			.satisfies((selector) -> assertThat(selector.hasLabelsOfAnyOf(series)).as(selector.toString()).isTrue());
	}

	@ParameterizedTest
	@MethodSource({ "dashboard", "rules" })
	void queryGroupsByLabelsThatTheSeriesHave(String query) {
		List<String> labels = SeriesSelector.in(query)
			.stream()
			.flatMap((selector) -> series.getOrDefault(selector.metric(), List.of()).stream())
			.flatMap((found) -> found.keySet().stream())
			.toList();
		assertThat(GROUPING.matcher(query)
			.results()
			.flatMap((match) -> Stream.of(match.group(1).split(",\\s*")))
			.filter((label) -> !List.of("job", "instance").contains(label)))
			.allSatisfy((label) -> assertThat(labels).contains(label));
	}

	@Test
	void documentsAskForManySeries() throws IOException {
		assertThat(dashboard().count()).isGreaterThan(15);
		assertThat(rules()).hasSize(4);
		assertThat(ruleTests().count()).isGreaterThan(10);
		assertThat(Stream.concat(dashboard(), rules())
			.flatMap((query) -> SeriesSelector.in(query).stream())
			.map(SeriesSelector::metric)).containsAll(series.keySet());
	}

	@Test
	void pageTellsTheMetersWithTheirTagsAndNoOthers() throws IOException {
		Map<String, String> told = Files.readAllLines(DOCS.resolve("observability.md"))
			.stream()
			.flatMap((line) -> METER.matcher(line).results())
			.collect(Collectors.toMap((match) -> match.group(1), (match) -> match.group(2).strip()));
		assertThat(told).isEqualTo(meters()
			.collect(Collectors.toMap(Meter.Id::getName, ObservabilityDocumentsTests::tags, (one, other) -> one)));
	}

	private static Stream<Meter.Id> meters() {
		return application.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getName().startsWith("aws.secrets."));
	}

	private static String tags(Meter.Id id) {
		return id.getTags().stream().map((tag) -> "`" + tag.getKey() + "`").collect(Collectors.joining(", "));
	}

	static Stream<String> dashboard() throws IOException {
		return texts(read("grafana-dashboard.json")).filter((text) -> text.contains("aws_secrets_")).distinct();
	}

	static Stream<String> rules() throws IOException {
		return values(read("prometheus-alerts.yaml"), "expr");
	}

	static Stream<String> ruleTests() throws IOException {
		return values(read("prometheus-alerts-test.yaml"), "series").distinct();
	}

	/**
	 * JSON is YAML as well.
	 */
	private static Object read(String file) throws IOException {
		return new Yaml().load(Files.readString(DOCS.resolve(file)));
	}

	private static Stream<String> values(Object document, String key) {
		if (document instanceof List<?> list) {
			return list.stream().flatMap((element) -> values(element, key));
		}
		if (document instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.flatMap((entry) -> entry.getKey().equals(key) ? Stream.of(entry.getValue().toString())
						: values(entry.getValue(), key));
		}
		return Stream.empty();
	}

	private static Stream<String> texts(Object document) {
		if (document instanceof List<?> list) {
			return list.stream().flatMap(ObservabilityDocumentsTests::texts);
		}
		if (document instanceof Map<?, ?> map) {
			return map.values().stream().flatMap(ObservabilityDocumentsTests::texts);
		}
		return Stream.ofNullable(document).map(Object::toString);
	}

	private static String get(String path) throws IOException, InterruptedException {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					BodyHandlers.ofString())
			.body();
	}

}
