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
 * The parts of a reference, and the text that they make.
 *
 * @param target the path or the ARN
 * @param chosen the version, {@code null} to name none
 * @param tail whether an ARN has a tail, where both forms are possible
 */
record ReferenceParts(@Nullable String store, String target, @Nullable SecretVersion chosen, @Nullable String member,
		@Nullable String defaultValue, boolean tail) {

	SecretVersion version() {
		return (this.chosen != null) ? this.chosen : SecretVersion.CURRENT;
	}

	String text() {
		String prefix = (this.store != null) ? this.store + "//" : "";
		String suffix = (this.defaultValue != null) ? ":" + this.defaultValue : "";
		return prefix + this.target + (needsTail() ? tailText() : queryText()) + suffix;
	}

	private boolean needsTail() {
		boolean bare = this.chosen == null && this.member == null;
		return this.target.startsWith("arn:") && (this.tail || (bare && this.defaultValue != null));
	}

	private String tailText() {
		return ":" + text(this.member) + ":" + text(version().isCurrent() ? null : version().stage()) + ":"
				+ text(version().id());
	}

	private String queryText() {
		String query = (this.chosen == null) ? ""
				: (this.chosen.stage() != null) ? "?stage=" + this.chosen.stage() : "?version=" + this.chosen.id();
		return query + ((this.member != null) ? "#" + this.member : "");
	}

	private static String text(@Nullable String part) {
		return (part != null) ? part : "";
	}

}
