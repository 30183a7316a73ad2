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

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks for: an operation and the members of its JSON body, read by type.
 */
final class Request {

	private final Operation operation;

	private final Map<String, @Nullable Object> members;

	Request(Operation operation, Map<String, ? extends @Nullable Object> members) {
		this.operation = operation;
		this.members = new LinkedHashMap<>(members);
	}

	Operation operation() {
		return this.operation;
	}

	boolean has(String member) {
		return this.members.get(member) != null;
	}

	String required(String member) {
		String text = text(member);
		if (text == null) {
			throw RefusedException.constraint(member, "not be null");
		}
		return text;
	}

	@Nullable String text(String member) {
		return read(member, String.class);
	}

	boolean flag(String member) {
		return Boolean.TRUE.equals(read(member, Boolean.class));
	}

	int number(String member, int otherwise, int minimum, int maximum) {
		BigDecimal number = read(member, BigDecimal.class);
		if (number == null) {
			return otherwise;
		}
		if (number.compareTo(BigDecimal.valueOf(minimum)) < 0 || number.compareTo(BigDecimal.valueOf(maximum)) > 0) {
			throw RefusedException.constraint(member, "have a value from %d to %d".formatted(minimum, maximum));
		}
		return number.intValue();
	}

	List<String> texts(String member) {
		return list(member, String.class);
	}

	List<Request> objects(String member) {
		List<Request> objects = new ArrayList<>();
		list(member, Map.class).forEach((object) -> objects.add(nested(object)));
		return objects;
	}

	/**
	 * The secrets that the request names, or the role.
	 * @return names or ARNs, as the client wrote them
	 */
	List<String> secretIds() {
		List<String> ids = new ArrayList<>(texts("SecretIdList"));
		for (String member : List.of("SecretId", "Name", "RoleArn")) {
			String id = text(member);
			if (id != null) {
				ids.add(id);
			}
		}
		return ids;
	}

	/**
	 * The same request for other secrets.
	 * @param substitution turns an id into the one to use instead
	 * @return the new request
	 */
	Request withSecretIds(UnaryOperator<String> substitution) {
		Request request = new Request(this.operation, this.members);
		if (has("SecretId")) {
			request.members.put("SecretId", substitution.apply(required("SecretId")));
		}
		if (has("SecretIdList")) {
			request.members.put("SecretIdList", texts("SecretIdList").stream().map(substitution).toList());
		}
		return request;
	}

	/**
	 * The same request for the version before the one that it would read, unless it names
	 * one by its id.
	 * @return the new request
	 */
	Request ofVersionBefore() {
		Request request = new Request(this.operation, this.members);
		String stage = text("VersionStage");
		boolean current = !has("VersionId") && (stage == null || StoredSecret.CURRENT.equals(stage));
		if (this.operation == Operation.GET_SECRET_VALUE && current) {
			request.members.put("VersionStage", StoredSecret.PREVIOUS);
		}
		return request;
	}

	private Request nested(Map<?, ?> object) {
		Map<String, @Nullable Object> nested = new LinkedHashMap<>();
		object.forEach((name, value) -> nested.put(String.valueOf(name), value));
		return new Request(this.operation, nested);
	}

	private <T> List<T> list(String member, Class<T> type) {
		List<T> elements = new ArrayList<>();
		List<?> list = read(member, List.class);
		if (list != null) {
			list.forEach((element) -> elements.add(cast(member, element, type)));
		}
		return elements;
	}

	private <T> @Nullable T read(String member, Class<T> type) {
		Object value = this.members.get(member);
		return (value != null) ? cast(member, value, type) : null;
	}

	private static <T> T cast(String member, @Nullable Object value, Class<T> type) {
		if (!type.isInstance(value)) {
			throw RefusedException.serialization("'%s' is not of the type %s".formatted(member, type.getSimpleName()));
		}
		return type.cast(value);
	}

}
