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

package io.github.awssecrets.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.migrate.MigrationItem.Status;
import io.github.awssecrets.ref.SecretMember;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.write.ValueRules;
import org.jspecify.annotations.Nullable;

/**
 * What a secret is to be: a whole value, or some members.
 */
final class Wanted {

	private static final SecretValue EMPTY = SecretValue.ofText("{}", SecretOrigin.of("application"));

	private final SecretName name;

	private final List<String> references = new ArrayList<>();

	private final List<Origin> origins = new ArrayList<>();

	private final Map<SecretMember, SecretValue> members = new LinkedHashMap<>();

	private @Nullable SecretValue whole;

	private @Nullable SecretFailure problem;

	Wanted(SecretName name) {
		this.name = name;
	}

	SecretName name() {
		return this.name;
	}

	/**
	 * Why it can't be, if it can't.
	 */
	@Nullable SecretFailure problem() {
		if (this.whole != null && !this.members.isEmpty()) {
			refuse("one place has the whole value and another has members of it");
		}
		return this.problem;
	}

	MigrationItem item() {
		return new MigrationItem(this.name.id(), List.copyOf(this.references), List.copyOf(this.origins),
				Status.NOT_TRIED, null);
	}

	void add(SecretRef ref, Candidate candidate) {
		this.references.add(ref.toString());
		this.origins.add(candidate.origin());
		SecretValue value = candidate.value();
		if (value == null) {
			refuse(candidate.problem());
		}
		else if (ref.member() != null) {
			refuse(ValueRules.check(ref.member(), value));
			refuseOther(this.members.put(ref.member(), value), value);
		}
		else {
			refuse(ValueRules.check(value));
			refuseOther(this.whole, value);
			this.whole = value;
		}
	}

	/**
	 * The whole value that the secret is to have.
	 * @param base the value that it has, or {@code null} if it has none
	 * @throws MissingMemberException if that value can't have the members
	 */
	SecretValue value(@Nullable SecretValue base) {
		if (this.whole != null) {
			return this.whole;
		}
		SecretValue merged = (base != null) ? base : EMPTY;
		for (Map.Entry<SecretMember, SecretValue> member : this.members.entrySet()) {
			merged = merged.withMember(member.getKey(), member.getValue().text());
		}
		return merged;
	}

	/**
	 * How it compares with the value that the secret has.
	 */
	Status compare(SecretValue base) {
		if (this.whole != null) {
			return isSame(this.whole, base) ? Status.SAME : Status.DIFFERS;
		}
		boolean complete = true;
		for (Map.Entry<SecretMember, SecretValue> member : this.members.entrySet()) {
			String text = text(base, member.getKey());
			if (text != null && !text.equals(member.getValue().text())) {
				return Status.DIFFERS;
			}
			complete &= text != null;
		}
		return complete ? Status.SAME : Status.ADD;
	}

	private static @Nullable String text(SecretValue base, SecretMember member) {
		try {
			return base.member(member).text();
		}
		catch (MissingMemberException ex) {
			return null;
		}
	}

	private static boolean isSame(SecretValue one, SecretValue other) {
		return one.isBinary() == other.isBinary() && one.text().equals(other.text());
	}

	private void refuseOther(@Nullable SecretValue before, SecretValue value) {
		if (before != null && !isSame(before, value)) {
			refuse("several places have different values for it");
		}
	}

	private void refuse(@Nullable String why) {
		refuse(SecretFailure.of(FailureKind.INVALID_SOURCE, "the application", why));
	}

	private void refuse(@Nullable SecretFailure failure) {
		this.problem = (this.problem != null) ? this.problem : failure;
	}

}
