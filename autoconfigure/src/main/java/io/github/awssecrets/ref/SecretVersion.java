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
 * Which version of a secret is meant: the one that carries a stage, or the one of an id.
 * Exactly one of the two is set.
 *
 * @param stage the staging label, such as {@code AWSPREVIOUS}
 * @param id the version's id
 * @since 0.1.0
 */
public record SecretVersion(@Nullable String stage, @Nullable String id) {

	/**
	 * The version in use, which AWS labels {@code AWSCURRENT}.
	 */
	public static final SecretVersion CURRENT = new SecretVersion("AWSCURRENT", null);

	/**
	 * Creates a version.
	 * @throws IllegalArgumentException unless exactly one of stage and id is given and
	 * not empty
	 */
	public SecretVersion {
		String given = (stage != null) ? stage : id;
		if (given == null || given.isEmpty() || (stage != null && id != null)) {
			throw new IllegalArgumentException("A version is either a stage or an id, and not empty");
		}
	}

	/**
	 * Returns the version that carries the stage.
	 * @param stage the staging label
	 * @return the version, {@link #CURRENT} for {@code AWSCURRENT}
	 */
	public static SecretVersion ofStage(String stage) {
		return stage.equals(CURRENT.stage) ? CURRENT : new SecretVersion(stage, null);
	}

	/**
	 * Returns the version of the id.
	 * @param id the version's id
	 * @return the version
	 */
	public static SecretVersion ofId(String id) {
		return new SecretVersion(null, id);
	}

	/**
	 * Returns whether this is the version in use.
	 * @return whether the stage is {@code AWSCURRENT}
	 */
	public boolean isCurrent() {
		return equals(CURRENT);
	}

	/**
	 * Returns the version as messages show it.
	 * @return {@code stage AWSPREVIOUS}, or {@code version} and the id
	 */
	@Override
	public String toString() {
		return (this.stage != null) ? "stage " + this.stage : "version " + this.id;
	}

}
