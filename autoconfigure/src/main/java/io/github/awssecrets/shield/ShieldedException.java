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
package io.github.awssecrets.shield;

import java.io.Serial;

/**
 * Stands in for a failure that may quote a secret, by its types and where it happened.
 * Holds no value.
 *
 * @since 0.1.0
 */
public class ShieldedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates a failure that quotes nothing.
	 * @param message what may be told
	 */
	ShieldedException(String message) {
		super(message);
	}

	/**
	 * Creates a stand-in.
	 * @param failure the failure, of which no message is kept
	 */
	ShieldedException(Throwable failure) {
		super("it depends on a secret, and is not shown (" + root(failure).getClass().getName() + ")");
		setStackTrace(root(failure).getStackTrace());
	}

	/**
	 * Creates a stand-in with words of its own.
	 * @param message what may be told
	 * @param failure the failure, of which no message is kept
	 */
	ShieldedException(String message, Throwable failure) {
		super(message);
		setStackTrace(root(failure).getStackTrace());
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

}
