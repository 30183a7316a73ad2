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

/**
 * The place that a value is copied from.
 *
 * @param kind what kind of place
 * @param name its name: the path of a file, the name of a variable or a property
 * @since 0.1.0
 */
public record Origin(Kind kind, String name) {

	/**
	 * What kind of place.
	 */
	public enum Kind {

		/** A file of the files source. */
		FILE,

		/** A variable in a file of such. */
		VARIABLE,

		/** A property of the configuration. */
		PROPERTY

	}

}
