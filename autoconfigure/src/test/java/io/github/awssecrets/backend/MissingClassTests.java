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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingClass}.
 */
class MissingClassTests {

	@Test
	void describeWhenClassIsMissingNamesIt() {
		assertThat(MissingClass.describe(new NoClassDefFoundError("org/example/http2/Frame")))
			.isEqualTo("the class org.example.http2.Frame is missing or can't be used");
		assertThat(MissingClass.describe(new NoClassDefFoundError("Could not initialize class org.example.Client")))
			.isEqualTo("the class org.example.Client is missing or can't be used");
	}

	@Test
	void describeWhenMessageIsNoClassDoesNotQuoteIt() {
		assertThat(MissingClass.describe(new NoClassDefFoundError("opensesame is not org/example/Frame")))
			.isEqualTo("a class does not fit the others on the class path (java.lang.NoClassDefFoundError)");
		assertThat(MissingClass.describe(new NoSuchMethodError("org.example.Client.open()")))
			.isEqualTo("a class does not fit the others on the class path (java.lang.NoSuchMethodError)");
	}

}
