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

import java.util.List;

import io.github.awssecrets.write.WriteAdvisor.Advice;
import org.jspecify.annotations.Nullable;

/**
 * A secret that values are copied to, and how it stands with it. Holds no value.
 *
 * @param name the name in AWS, or the path where that can't be a name
 * @param references the paths, with members or without, that stand for the values
 * @param origins where the values are, one for each of the references
 * @param status how it stands
 * @param advice what is wrong and what to do about it, if anything is
 * @since 0.1.0
 */
public record MigrationItem(String name, List<String> references, List<Origin> origins, Status status,
		@Nullable Advice advice) {

	MigrationItem with(Status status, @Nullable Advice advice) {
		return new MigrationItem(this.name, this.references, this.origins, status, advice);
	}

	/**
	 * How it stands with a secret.
	 */
	public enum Status {

		/** It does not exist and will be created. */
		CREATE("create"),

		/** It exists, and members will be added to it. */
		ADD("add"),

		/** It has the value. */
		SAME("same"),

		/** It has another value, which is kept. */
		DIFFERS("differs"),

		/** The value can't be that secret's. */
		INVALID("invalid"),

		/** It could not be read or written. */
		FAILED("failed"),

		/** It was created. */
		CREATED("created"),

		/** Members were added to it. */
		ADDED("added"),

		/** Its other value was replaced. */
		OVERWRITTEN("overwritten"),

		/** It was left for the next run, after others had failed. */
		NOT_TRIED("not tried");

		private final String text;

		Status(String text) {
			this.text = text;
		}

		/**
		 * Whether the value is in AWS.
		 * @return whether it is
		 */
		public boolean isThere() {
			return this == SAME || this == CREATED || this == ADDED || this == OVERWRITTEN;
		}

		/**
		 * Whether the value is in AWS, or only has to be written.
		 * @return whether nothing is in the way
		 */
		public boolean isFine() {
			return isThere() || this == CREATE || this == ADD;
		}

		/**
		 * Whether the value is in the way of another one that can be replaced.
		 * @return whether it differs
		 */
		public boolean isReplaceable() {
			return this == DIFFERS;
		}

		/**
		 * The status in words.
		 */
		@Override
		public String toString() {
			return this.text;
		}

	}

}
