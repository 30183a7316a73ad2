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

import org.springframework.boot.json.JsonWriter;

/**
 * A policy to attach to a role.
 *
 * @param statements what it allows, at least one statement
 * @since 0.1.0
 */
public record IamPolicy(List<PolicyStatement> statements) {

	/**
	 * The version of the language that policies are written in, and not of a policy.
	 */
	private static final String VERSION = "2012-10-17";

	/**
	 * Creates a policy.
	 * @throws IllegalArgumentException if there is no statement, which the grammar of
	 * policies does not allow
	 */
	public IamPolicy {
		if (statements.isEmpty()) {
			throw new IllegalArgumentException("A policy has at least one statement");
		}
		statements = List.copyOf(statements);
	}

	/**
	 * The policy by the elements that the grammar of policies has.
	 * @return the elements, in the usual order
	 */
	public Map<String, Object> document() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("Version", VERSION);
		document.put("Statement", this.statements.stream().map(PolicyStatement::elements).toList());
		return document;
	}

	/**
	 * The policy as JSON in one line.
	 * @return the policy
	 */
	@Override
	public String toString() {
		return JsonWriter.standard().writeToString(document());
	}

}
