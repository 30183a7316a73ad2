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

import io.github.awssecrets.backend.SecretValue;
import org.jspecify.annotations.Nullable;

/**
 * A secret that is wanted, compared with what there is.
 *
 * @param wanted what it is to be
 * @param base the value that it has, if it has one
 * @param value the value that it is to have, if it can
 * @param exists whether there is such a secret, be it without a value
 * @param item how it stands
 */
record Surveyed(Wanted wanted, @Nullable SecretValue base, @Nullable SecretValue value, boolean exists,
		MigrationItem item) {
}
