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

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that holds a secret.
 *
 * @param path its path below the directory, with slashes: that of the secret
 * @param file the file
 * @param changed when it was last changed
 * @since 0.1.0
 */
public record SecretFile(String path, Path file, Instant changed) {
}
