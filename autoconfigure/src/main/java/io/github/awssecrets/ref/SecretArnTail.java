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
package io.github.awssecrets.ref;

import org.jspecify.annotations.Nullable;

/**
 * What may follow the name of an ARN, in the form that ECS has in {@code valueFrom}:
 * {@code :json-key:version-stage:version-id}. With fewer fields the text could as well be
 * a default, so all three are required, and a message shows none of them.
 *
 * @param member the member that the first field names
 * @param version the version that the second or third field names
 * @param end the index at which the tail ends
 */
record SecretArnTail(@Nullable SecretMember member, SecretVersion version, int end) {

	private static final String RULE = "after the name of an ARN a colon starts the whole tail"
			+ " ':json-key:version-stage:version-id', in which each field may be empty and stage and id are not both"
			+ " given, as in <arn>:member:: or <arn>::::default; another way to select a member is <arn>#member, and"
			+ " with a default <arn>#member:default";

	/**
	 * Reads the tail that starts with the colon at the index.
	 */
	static SecretArnTail read(RefText text, int start) {
		int stage = text.find(":", start + 1);
		int id = text.find(":", stage + 1);
		if (id >= text.length()) {
			throw text.failure(start, RULE);
		}
		int end = text.find(":", id + 1);
		return new SecretArnTail(member(text, start + 1, stage), version(text, stage + 1, id, end), end);
	}

	private static @Nullable SecretMember member(RefText text, int from, int to) {
		if (from == to) {
			return null;
		}
		require(text, SecretMember.check(text.text(), from, to));
		return SecretMember.of(text.text().substring(from, to));
	}

	private static SecretVersion version(RefText text, int stage, int id, int end) {
		boolean staged = stage < id;
		int from = staged ? stage : id + 1;
		int to = staged ? id : end;
		if (from == to) {
			return SecretVersion.CURRENT;
		}
		require(text, Alphabet.NAME.check("", text.text(), from, to));
		if (staged && id + 1 < end) {
			throw text.failure(id + 1, RULE);
		}
		String version = text.text().substring(from, to);
		return staged ? SecretVersion.ofStage(version) : SecretVersion.ofId(version);
	}

	private static void require(RefText text, @Nullable Violation violation) {
		if (violation != null) {
			throw text.failure(violation.position(), RULE);
		}
	}

}
