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

package io.github.awssecrets.doctor;

/**
 * How it stands with a reference, in a word.
 *
 * @since 0.1.0
 */
public enum Condition {

	/** It has a value. */
	OK,

	/**
	 * The secret does not exist, and whoever needs it does without: there is a default,
	 * or only code asked for it.
	 */
	ABSENT,

	/**
	 * It has a value, which is still served although reading it again has failed for a
	 * reason that may pass.
	 */
	STALE,

	/**
	 * It has a value, which is still served although AWS refuses it by now: the secret
	 * was deleted, or the role may not read it any more.
	 */
	WITHDRAWN,

	/**
	 * Nothing is known of it yet, or no longer. That includes a secret that could not be
	 * read for a reason that may pass, and that all who need it have a default for:
	 * whether it exists is not known.
	 */
	UNKNOWN,

	/** It has no value, and somebody needs one. */
	FAILED

}
