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
package io.github.awssecrets.sample;

import org.jspecify.annotations.Nullable;

/**
 * What can be told of a secret: that it arrived and where it came from, never what it is.
 *
 * @param purpose what the application needs it for
 * @param reference the reference, without {@code secrets:}
 * @param arrived whether the application could use it
 * @param source the source that it came from, or why it did not come
 * @param version the id of its version, if it has one
 */
record Arrival(String purpose, String reference, boolean arrived, String source, @Nullable String version) {
}
