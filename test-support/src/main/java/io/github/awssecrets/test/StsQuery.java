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
package io.github.awssecrets.test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The wire protocol of AWS STS: forms in, XML out. What is said in between, faults
 * included, is said in JSON and translated here.
 */
final class StsQuery {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String XML = "text/xml";

	private StsQuery() {
	}

	static boolean is(HttpRequest http) {
		return http.header("content-type").startsWith(FORM);
	}

	static Request request(HttpRequest http) {
		Map<String, String> form = new LinkedHashMap<>();
		for (String pair : new String(http.body(), StandardCharsets.UTF_8).split("&")) {
			String[] parts = pair.split("=", 2);
			form.put(decoded(parts[0]), (parts.length == 2) ? decoded(parts[1]) : "");
		}
		return new Request(
				Operation.ofAction("sts:" + form.get("Action")).orElseThrow(RefusedException::unknownOperation), form);
	}

	/**
	 * The answer in XML, unless it is none that a service gives.
	 */
	static Answer translate(Answer answer) {
		if (answer.delivery() == Answer.Delivery.DROPPED || answer.delivery() == Answer.Delivery.RESET) {
			return answer;
		}
		try {
			return (JsonReader.read(new String(answer.body(), StandardCharsets.UTF_8)) instanceof Map<?, ?> members)
					? answer.withContentType(XML).withBody(xml(answer.status(), members)) : answer;
		}
		catch (JsonException ex) {
			return answer;
		}
	}

	private static String xml(int status, Map<?, ?> members) {
		if (status == 200) {
			return "<AssumeRoleResponse><AssumeRoleResult><Credentials>" + elements(members)
					+ "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
		}
		return "<ErrorResponse><Error>"
				+ elements(Map.of("Code", "" + members.get("__type"), "Message", "" + members.get("Message")))
				+ "</Error></ErrorResponse>";
	}

	private static String elements(Map<?, ?> members) {
		return members.entrySet()
			.stream()
			.map((member) -> "<%1$s>%2$s</%1$s>".formatted(member.getKey(), escaped(member.getValue().toString())))
			.collect(Collectors.joining());
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
