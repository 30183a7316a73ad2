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

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.bootstrap.BootstrapContext;

/**
 * What is registered in a bootstrap context, which has one instance of a type at most.
 *
 * @param context the context
 */
record BootstrapParts(BootstrapContext context) implements ClientParts {

	@Override
	public <T> @Nullable T one(Class<T> type) {
		return this.context.getOrElse(type, null);
	}

	@Override
	public <T> Stream<T> all(Class<T> type) {
		return Stream.ofNullable(one(type));
	}

}
