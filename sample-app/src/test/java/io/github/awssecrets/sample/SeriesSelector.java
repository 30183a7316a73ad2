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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A selector of time series in a query: the name of a metric, and conditions on labels.
 *
 * @param metric the name
 * @param conditions the conditions
 */
record SeriesSelector(String metric, List<Condition> conditions) {

	private static final Pattern SELECTOR = Pattern.compile("\\b(aws_secrets_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");

	/**
	 * What Prometheus adds to each series when it scrapes it.
	 */
	private static final List<String> ADDED = List.of("job", "instance");

	/**
	 * The selectors in a query that select our own series.
	 */
	static List<SeriesSelector> in(String query) {
		return SELECTOR.matcher(query)
			.results()
			.map((match) -> new SeriesSelector(match.group(1), conditions(match.group(2))))
			.toList();
	}

	/**
	 * The labels of each series of a scrape, by the names of the metrics.
	 */
	static Map<String, List<Map<String, String>>> series(String scrape) {
		return scrape.lines()
			.filter((line) -> !line.startsWith("#"))
			.flatMap((line) -> SELECTOR.matcher(line).results().limit(1))
			.collect(Collectors.groupingBy((match) -> match.group(1),
					Collectors.mapping((match) -> labels(match.group(2)), Collectors.toList())));
	}

	boolean selectsAnyOf(Map<String, List<Map<String, String>>> series) {
		return series.getOrDefault(this.metric, List.of())
			.stream()
			.anyMatch((labels) -> this.conditions.stream().allMatch((condition) -> condition.holds(labels)));
	}

	boolean hasLabelsOfAnyOf(Map<String, List<Map<String, String>>> series) {
		Set<String> labels = this.conditions.stream().map(Condition::label).collect(Collectors.toSet());
		return series.getOrDefault(this.metric, List.of()).stream().anyMatch((found) -> found.keySet().equals(labels));
	}

	private static List<Condition> conditions(String text) {
		return matches(CONDITION, text).map((match) -> new Condition(match.group(1), match.group(2), match.group(3)))
			.filter((condition) -> !ADDED.contains(condition.label()))
			.toList();
	}

	private static Map<String, String> labels(String text) {
		return matches(CONDITION, text).collect(Collectors.toMap((match) -> match.group(1), (match) -> match.group(3)));
	}

	private static Stream<MatchResult> matches(Pattern pattern, String text) {
		return Stream.ofNullable(text).map(pattern::matcher).flatMap(Matcher::results);
	}

	/**
	 * A condition on a label.
	 *
	 * @param label the label
	 * @param operator how its value is compared
	 * @param value with what
	 */
	record Condition(String label, String operator, String value) {

		boolean holds(Map<String, String> labels) {
			String actual = labels.get(this.label);
			return actual != null && switch (this.operator) {
				case "=" -> actual.equals(this.value);
				case "!=" -> !actual.equals(this.value);
				case "=~" -> actual.matches(this.value);
				default -> !actual.matches(this.value);
			};
		}

	}

}
