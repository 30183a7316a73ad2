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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The wire protocol, AWS JSON 1.1: which operation is asked for, with which members, and
 * how answers and refusals look. What is said in the protocol of STS is translated.
 */
final class Wire {

	private static final Pattern TARGET = Pattern.compile("secretsmanager\\.(\\w+)");

	private static final Pattern CREDENTIAL_SCOPE = Pattern.compile("Credential=([^/,]+)/[0-9]+/([^/,]+)/");

	private final Service service;

	private final Faults faults;

	private final Journal journal;

	Wire(Service service, Faults faults, Journal journal) {
		this.service = service;
		this.faults = faults;
		this.journal = journal;
	}

	Answer answer(HttpRequest http) {
		return StsQuery.is(http) ? StsQuery.translate(answer(http, StsQuery::request)) : answer(http, Wire::request);
	}

	private Answer answer(HttpRequest http, Function<HttpRequest, Request> reader) {
		return refusable(() -> {
			Request request = reader.apply(http);
			this.journal.add(new Call(request.operation(), request.secretIds(), signed(http, 2), signed(http, 1)));
			return this.faults.around(request, this::serve);
		});
	}

	private Answer serve(Request request) {
		return refusable(() -> Answer.of(this.service.answer(request)));
	}

	private static Answer refusable(Supplier<Answer> attempt) {
		try {
			return attempt.get();
		}
		catch (RefusedException ex) {
			return Answer.of(ex);
		}
	}

	private static Request request(HttpRequest http) {
		return new Request(operation(http), members(http.body()));
	}

	private static Operation operation(HttpRequest http) {
		Matcher target = TARGET.matcher(http.header("x-amz-target"));
		if (!"POST".equals(http.method()) || !"/".equals(http.path()) || !target.matches()) {
			throw RefusedException.unknownOperation();
		}
		return Operation.ofAction("secretsmanager:" + target.group(1)).orElseThrow(RefusedException::unknownOperation);
	}

	private static Map<String, @Nullable Object> members(byte[] body) {
		if (!(json(body) instanceof Map<?, ?> object)) {
			throw RefusedException.serialization("The body is not a JSON object.");
		}
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		object.forEach((name, value) -> members.put(String.valueOf(name), value));
		return members;
	}

	private static @Nullable Object json(byte[] body) {
		try {
			return JsonReader.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
		}
		catch (CharacterCodingException | JsonException ex) {
			throw RefusedException.serialization("The body is not JSON: " + ex.getMessage());
		}
	}

	private static @Nullable String signed(HttpRequest http, int part) {
		Matcher scope = CREDENTIAL_SCOPE.matcher(http.header("authorization"));
		return scope.find() ? scope.group(part) : null;
	}

}
