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

package io.github.awssecrets.write;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretMember;
import org.jspecify.annotations.Nullable;

/**
 * Members to be set in whatever JSON object a secret is.
 *
 * @param members the texts by member
 */
record Merge(Map<SecretMember, String> members) {

	private static final SecretValue EMPTY = SecretValue.ofText("{}", SecretOrigin.of("application"));

	/**
	 * The members by their names.
	 * @throws SecretWriterException if there are none, or a name is none
	 */
	static Merge of(Map<String, String> texts) {
		if (texts.isEmpty()) {
			throw invalid("no member is given");
		}
		Map<SecretMember, String> members = new LinkedHashMap<>();
		texts.forEach((name, text) -> members.put(member(name), text));
		return new Merge(members);
	}

	private static SecretMember member(String name) {
		if (name.isEmpty()) {
			throw invalid("the name of a member is empty");
		}
		try {
			return SecretMember.of(name);
		}
		catch (InvalidSecretRefException ex) {
			throw invalid("'" + ex.reference() + "' is no name of a member, at index " + ex.position()
					+ " (counted from 0): " + ex.rule());
		}
	}

	private static SecretWriterException invalid(String rule) {
		return new SecretWriterException(SecretFailure.of(FailureKind.INVALID_MEMBER, "the application", rule), null);
	}

	/**
	 * Why one of the members can't be set to its text.
	 * @return the reason, or {@code null} if all can
	 */
	@Nullable SecretFailure check() {
		for (Map.Entry<SecretMember, String> member : this.members.entrySet()) {
			SecretFailure failure = ValueRules.check(member.getKey(),
					SecretValue.ofText(member.getValue(), SecretOrigin.of("application")));
			if (failure != null) {
				return failure;
			}
		}
		return null;
	}

	/**
	 * The object with the members.
	 * @param base what there is so far, or {@code null} if nothing is
	 * @throws SecretWriterException if there is no such object, or it would become too
	 * large
	 */
	SecretValue into(@Nullable SecretValue base) {
		SecretValue merged = (base != null) ? base : EMPTY;
		try {
			for (Map.Entry<SecretMember, String> member : this.members.entrySet()) {
				merged = merged.withMember(member.getKey(), member.getValue());
			}
		}
		catch (MissingMemberException ex) {
			throw new SecretWriterException(SecretFailure.of(ex.kind(), "the secret", ex.getMessage()), null);
		}
		SecretFailure failure = ValueRules.check(merged);
		if (failure != null) {
			throw new SecretWriterException(failure, null);
		}
		return merged;
	}

	/**
	 * The texts are secrets.
	 */
	@Override
	public String toString() {
		return "Merge[" + this.members.keySet() + "]";
	}

}
