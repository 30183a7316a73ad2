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
/**
 * An AWS Secrets Manager inside the JVM, for tests.
 * <p>
 * {@link io.github.awssecrets.test.FakeSecretsManager} speaks the wire protocol of the
 * real service, so that any client can be pointed at it; the server needs the JDK alone.
 * {@link io.github.awssecrets.test.EnableFakeSecretsManager} brings it to tests of Spring
 * Boot. This package knows nothing of the code that it helps to test.
 */
@NullMarked
package io.github.awssecrets.test;

import org.jspecify.annotations.NullMarked;
