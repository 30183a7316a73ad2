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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;

import org.springframework.core.env.EnumerablePropertySource;

/**
 * A visit to everything that the actuator has a link to, and to each thing that a link
 * with a placeholder can name.
 */
final class ActuatorTour {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\*?([^}]+)}");

	private final RunningCanary application;

	private final Map<String, String> answers = new LinkedHashMap<>();

	ActuatorTour(RunningCanary application) {
		this.application = application;
	}

	/**
	 * What was answered, by path.
	 */
	Map<String, String> answers() {
		links().forEach((link) -> names(link).forEach((name) -> {
			String url = PLACEHOLDER.matcher(link).replaceAll(Matcher.quoteReplacement(name));
			this.answers.put(url.substring(url.indexOf("/actuator")), this.application.get(url));
		}));
		return this.answers;
	}

	private List<String> links() {
		return Stream
			.concat(values(this.application.get("/actuator"), "$._links.*.href").stream(),
					Stream.of("/actuator", "/actuator/secretspolicy?kmsKey=*"))
			.toList();
	}

	/**
	 * What a link can be about. One that nobody knows here is asked for something that
	 * does not exist.
	 */
	private Set<String> names(String link) {
		Matcher placeholder = PLACEHOLDER.matcher(link);
		if (!placeholder.find()) {
			return Set.of("");
		}
		Set<String> names = new TreeSet<>(switch (placeholder.group(1)) {
			case "toMatch" -> properties();
			case "prefix" -> values(get("configprops"), "$..prefix");
			case "requiredMetricName" -> values(get("metrics"), "$.names[*]");
			case "name" -> List.of("ROOT", "org.apache.hc.client5.http.wire", "io.github.awssecrets");
			case "path" -> link.contains("/secrets/") ? paths() : List.of("secrets", "db", "ssl", "ping", "diskSpace");
			default -> List.of("unknown");
		});
		names.add("unknown");
		return new TreeSet<>(names.stream().map(ActuatorTour::encoded).toList());
	}

	private String get(String endpoint) {
		return this.application.get("/actuator/" + endpoint);
	}

	private List<String> paths() {
		return values(get("secrets"), "$.secrets[*].reference").stream().map((text) -> text.split("[#?]")[0]).toList();
	}

	/**
	 * All but those of the machine, of which there are hundreds.
	 */
	private List<String> properties() {
		return this.application.context()
			.getEnvironment()
			.getPropertySources()
			.stream()
			.filter((source) -> source instanceof EnumerablePropertySource<?> && !source.getName().startsWith("system"))
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.toList();
	}

	private static List<String> values(String answer, String path) {
		String body = answer.substring(answer.indexOf("\n\n") + 2);
		return JsonPath.<List<Object>>read(body, path).stream().map(String::valueOf).toList();
	}

	private static String encoded(String name) {
		return Stream.of(name.split("/"))
			.map((segment) -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
			.reduce((left, right) -> left + "/" + right)
			.orElse("");
	}

}
