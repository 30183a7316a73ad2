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
package io.github.awssecrets.test.context;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.core.env.MapPropertySource;

/**
 * Imports the endpoint as it is known while configuration data is loaded.
 */
class EndpointConfigDataLoader implements ConfigDataLoader<EndpointConfigDataLoader.Seen> {

	static final String LOCATION = "endpoint-as-seen:";

	static final String FAILURE = LOCATION + "fail";

	static final String SEEN = "endpoint.seen-by-import";

	@Override
	public ConfigData load(ConfigDataLoaderContext context, Seen resource) {
		return new ConfigData(List.of(new MapPropertySource("seen", Map.of(SEEN, resource.endpoint))));
	}

	/**
	 * The resource, which is the endpoint itself.
	 */
	static class Seen extends ConfigDataResource {

		private final String endpoint;

		Seen(String endpoint) {
			this.endpoint = endpoint;
		}

	}

	/**
	 * Resolves the location to the endpoint.
	 */
	static class Resolver implements ConfigDataLocationResolver<Seen> {

		@Override
		public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
			return location.hasPrefix(LOCATION);
		}

		@Override
		public List<Seen> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
			String endpoint = context.getBinder().bind("aws.secrets.endpoint", String.class).orElse("none");
			if (location.getValue().equals(FAILURE)) {
				throw new IllegalStateException(endpoint);
			}
			return List.of(new Seen(endpoint));
		}

	}

}
