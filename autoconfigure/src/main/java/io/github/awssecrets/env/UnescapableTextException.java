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

package io.github.awssecrets.env;

import java.io.Serial;

import org.springframework.core.env.AbstractPropertyResolver;

/**
 * The failure to hand out a text that holds a placeholder, because not every reader of
 * the application's properties takes a backslash as the sign that escapes one. It never
 * holds the text.
 *
 * @since 0.1.0
 */
public class UnescapableTextException extends IllegalStateException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnescapableTextException() {
		super("The value contains a '${...}' of its own, which can be given back unchanged only where the escape "
				+ "character of placeholders is a backslash, as it is for the binding of configuration properties. "
				+ "Remove the Spring property '"
				+ AbstractPropertyResolver.DEFAULT_PLACEHOLDER_ESCAPE_CHARACTER_PROPERTY_NAME
				+ "', or the call of 'setEscapeCharacter', 'setPlaceholderPrefix' or 'setPlaceholderSuffix' "
				+ "on the environment");
	}

}
