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
package io.github.awssecrets.env;

import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The Region that secrets are read from, as far as it is configured. To look for it
 * elsewhere takes a call.
 */
final class ConfiguredRegion {

	private ConfiguredRegion() {
	}

	/**
	 * Looks for the Region where the client does, in the same order.
	 * @param own the Region in the properties of this project
	 * @param springCloudAws the properties of Spring Cloud AWS
	 * @return the Region, or {@code null} if it is configured nowhere
	 */
	static @Nullable String of(@Nullable String own, Map<String, Object> springCloudAws) {
		return Stream
			.of(own, setting(springCloudAws, "secretsmanager", "region"), setting(springCloudAws, "region", "static"),
					System.getProperty("aws.region"), System.getenv("AWS_REGION"))
			.filter(StringUtils::hasText)
			.findFirst()
			.orElse(null);
	}

	/**
	 * A property of Spring Cloud AWS.
	 */
	static @Nullable String setting(Map<String, Object> springCloudAws, String group, String name) {
		return (springCloudAws.get(group) instanceof Map<?, ?> settings && settings.get(name) != null)
				? String.valueOf(settings.get(name)) : null;
	}

}
