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

package io.github.awssecrets.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.json.JsonWriter;

/**
 * A statement of a policy, which allows some actions on some resources.
 *
 * @param sid the statement's name in its policy: letters and digits, empty for none
 * @param actions what is allowed
 * @param resources the ARNs for which it is, with {@code *} and {@code ?} as wildcards
 * @param conditions values that the keys of a request have to equal, if any
 * @see <a href=
 * "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">The
 * grammar of policies</a>
 * @since 0.1.0
 */
public record PolicyStatement(String sid, List<String> actions, List<String> resources,
		Map<String, String> conditions) {

	/**
	 * A statement without a name or conditions, to be copied into a policy.
	 * @param action what is allowed
	 * @param resource the ARN for which it is
	 * @return the statement
	 */
	public static PolicyStatement allow(String action, String resource) {
		return new PolicyStatement("", List.of(action), List.of(resource), Map.of());
	}

	/**
	 * A statement without a name that lets a role have secrets decrypted, though only by
	 * way of Secrets Manager.
	 * @param key the ARN of the key
	 * @param region the region of the secrets
	 * @return the statement
	 */
	public static PolicyStatement decrypt(String key, String region) {
		return new PolicyStatement("", List.of("kms:Decrypt"), List.of(key),
				Map.of("kms:ViaService", "secretsmanager." + region + "." + Partition.of(region).domain()));
	}

	/**
	 * The same statement with another action more.
	 * @param action what is allowed besides
	 * @return the statement
	 */
	public PolicyStatement and(String action) {
		return new PolicyStatement(this.sid, Stream.concat(this.actions.stream(), Stream.of(action)).toList(),
				this.resources, this.conditions);
	}

	/**
	 * The same statement under a name.
	 * @param sid the name: letters and digits
	 * @return the statement
	 */
	public PolicyStatement named(String sid) {
		return new PolicyStatement(sid, this.actions, this.resources, this.conditions);
	}

	/**
	 * The statement by the elements that the grammar of policies has.
	 * @return the elements, in the usual order
	 */
	public Map<String, Object> elements() {
		Map<String, Object> elements = new LinkedHashMap<>();
		if (!this.sid.isEmpty()) {
			elements.put("Sid", this.sid);
		}
		elements.put("Effect", "Allow");
		elements.put("Action", oneOrAll(this.actions));
		elements.put("Resource", oneOrAll(this.resources));
		if (!this.conditions.isEmpty()) {
			boolean open = this.conditions.values().stream().anyMatch((value) -> value.contains("*"));
			elements.put("Condition", Map.of(open ? "StringLike" : "StringEquals", this.conditions));
		}
		return elements;
	}

	/**
	 * The statement as JSON in one line.
	 * @return the statement
	 */
	@Override
	public String toString() {
		return JsonWriter.standard().writeToString(elements());
	}

	private static Object oneOrAll(List<String> texts) {
		return (texts.size() == 1) ? texts.get(0) : texts;
	}

}
