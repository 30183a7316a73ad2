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
package io.github.awssecrets.aws;

import io.github.awssecrets.backend.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, as far as its exception tells.
 *
 * @param kind the kind of failure
 * @param code the error code of AWS, if it answered
 * @param detail what else is known; never a part of an answer, but for the message of an
 * error
 */
record Reason(FailureKind kind, @Nullable String code, @Nullable String detail) {

	static Reason of(FailureKind kind, @Nullable String detail) {
		return new Reason(kind, null, detail);
	}

	static Reason of(FailureKind kind) {
		return new Reason(kind, null, null);
	}

}
