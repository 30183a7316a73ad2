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
import java.util.stream.Collectors;

import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The page that shows which secrets arrived, and the same for programs.
 */
@RestController
class ArrivalsController {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width">
			<title>Secrets of the sample</title>
			<style>
			:root { color-scheme: light dark; }
			body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
			table { border-collapse: collapse; width: 100%%; }
			th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886; }
			</style>
			</head>
			<body>
			<h1>Secrets of the sample</h1>
			<p>Read from <code>%s</code>, with the prefix <code>%s</code> in AWS. Each was used to see that it is right.
			No value is on this page, nor anything made of one. After a rotation, POST to <code>/actuator/refresh</code>
			and look at the version.</p>
			<table>
			<tr><th>Secret</th><th>Reference</th><th>Arrived</th><th>From</th><th>Version</th></tr>
			%s
			</table>
			</body>
			</html>
			""";

	private static final String ROW = "<tr><td>%s</td><td><code>${secrets:%s}</code></td><td>%s</td><td>%s</td>"
			+ "<td>%s</td></tr>";

	private final Arrivals arrivals;

	private final Environment environment;

	ArrivalsController(Arrivals arrivals, Environment environment) {
		this.arrivals = arrivals;
		this.environment = environment;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	String page() {
		return PAGE.formatted(place(), property("aws.secrets.prefix", "no prefix"),
				this.arrivals.all().stream().map(ArrivalsController::row).collect(Collectors.joining("\n")));
	}

	private String place() {
		boolean aws = this.environment.getProperty("aws.secrets.enabled", Boolean.class, true);
		return aws ? property("aws.secrets.endpoint", "AWS Secrets Manager")
				: property("aws.secrets.files.directory", "environment variables");
	}

	@GetMapping(path = "/arrivals", produces = MediaType.APPLICATION_JSON_VALUE)
	List<Arrival> arrivals() {
		return this.arrivals.all();
	}

	private String property(String name, String otherwise) {
		return HtmlUtils.htmlEscape(this.environment.getProperty(name, otherwise));
	}

	private static String row(Arrival arrival) {
		return ROW.formatted(arrival.purpose(), arrival.reference(), arrival.arrived() ? "yes" : "no", arrival.source(),
				(arrival.version() != null) ? HtmlUtils.htmlEscape(arrival.version()) : "none");
	}

}
