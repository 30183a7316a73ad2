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
package io.github.awssecrets.backend;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A member of a secret is asked for that it does not have. Holds the names of members,
 * never a value.
 *
 * @since 0.1.0
 */
public class MissingMemberException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int MOST_NAMES = 50;

	private final FailureKind kind;

	MissingMemberException(FailureKind kind, String message) {
		super(message);
		this.kind = kind;
	}

	static MissingMemberException noJson() {
		return new MissingMemberException(FailureKind.NOT_JSON, "the value is not JSON");
	}

	static MissingMemberException noObject() {
		return new MissingMemberException(FailureKind.NOT_JSON, "the value is JSON and no object with members");
	}

	static MissingMemberException tooDeep() {
		return new MissingMemberException(FailureKind.NOT_JSON, "the value is nested too deeply to be read as JSON");
	}

	static MissingMemberException noMember(Collection<String> names) {
		return new MissingMemberException(FailureKind.MEMBER_NOT_FOUND,
				names.isEmpty() ? "it has no members" : "the members there are: " + list(names));
	}

	static MissingMemberException noItem(int items) {
		return new MissingMemberException(FailureKind.MEMBER_NOT_FOUND, switch (items) {
			case 0 -> "it has no members";
			case 1 -> "it has one item, number 0";
			default -> "it has " + items + " items, numbered from 0";
		});
	}

	/**
	 * Whether the member is missing or the value is no JSON.
	 * @return {@link FailureKind#MEMBER_NOT_FOUND} or {@link FailureKind#NOT_JSON}
	 */
	public FailureKind kind() {
		return this.kind;
	}

	private static String list(Collection<String> names) {
		String listed = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
		return (names.size() <= MOST_NAMES) ? listed : listed + " and " + (names.size() - MOST_NAMES) + " more";
	}

}
