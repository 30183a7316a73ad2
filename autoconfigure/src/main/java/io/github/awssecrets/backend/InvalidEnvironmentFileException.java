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

/**
 * An environment file can't be read or understood. The message names the line and the
 * rule that it breaks, and quotes nothing.
 *
 * @since 0.1.0
 */
public class InvalidEnvironmentFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String rule;

	InvalidEnvironmentFileException(String rule) {
		super(rule);
		this.rule = rule;
	}

	/**
	 * What is wrong with the file.
	 * @return the rule that is broken, and in which line
	 */
	public String rule() {
		return this.rule;
	}

}
