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

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.awssecrets.test.FakeSecretsManager;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.StringUtils;

/**
 * The properties that lead an application to its fake server, which is the source.
 */
final class FakePropertySource extends EnumerablePropertySource<FakeSecretsManager> {

	private static final String NAME = "fakeSecretsManager";

	private static final Pattern OF_STORE = Pattern
		.compile("aws\\.secrets\\.stores\\.[a-z0-9-]+\\.(endpoint|failover-regions)");

	private final Map<String, String> properties;

	FakePropertySource(FakeSecretsManager server, FakeDefinition definition) {
		super(NAME, server);
		this.properties = new HashMap<>(server.properties());
		this.properties.put("aws.secrets.agent.url", "");
		if (!definition.prefix().isEmpty()) {
			this.properties.put("aws.secrets.prefix", definition.prefix());
		}
	}

	/**
	 * The server that an environment leads to.
	 * @param environment the environment
	 * @return the server, or {@code null} if the environment has none yet
	 */
	static @Nullable FakeSecretsManager serverOf(ConfigurableEnvironment environment) {
		return (environment.getPropertySources().get(NAME) instanceof FakePropertySource source) ? source.getSource()
				: null;
	}

	@Override
	public String[] getPropertyNames() {
		return StringUtils.toStringArray(this.properties.keySet());
	}

	/**
	 * The value of a property. Which stores an application has is not known, and none is
	 * to lead it elsewhere.
	 */
	@Override
	public @Nullable Object getProperty(String name) {
		Matcher ofStore = OF_STORE.matcher(name);
		return this.properties.get(ofStore.matches() ? "aws.secrets." + ofStore.group(1) : name);
	}

}
