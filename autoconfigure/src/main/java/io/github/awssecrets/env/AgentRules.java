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

import java.net.URI;
import java.util.Map;

import io.github.awssecrets.agent.AgentAddress;
import io.github.awssecrets.agent.AgentSettings;
import io.github.awssecrets.agent.AgentToken;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the settings say about the agent, and what they can't say at the same time.
 */
final class AgentRules {

	private static final String VARIABLE = "AWS_TOKEN";

	private static final String MASKED = "******";

	private final SecretsProperties properties;

	private final Map<String, String> variables;

	private final Refusal refusal;

	/**
	 * Creates the rules.
	 * @param properties the settings
	 * @param variables the environment variables
	 * @param refusal makes the exception for a setting that breaks a rule
	 */
	AgentRules(SecretsProperties properties, Map<String, String> variables, Refusal refusal) {
		this.properties = properties;
		this.variables = variables;
		this.refusal = refusal;
	}

	/**
	 * How the agent is asked.
	 * @return the settings, or {@code null} if there is no agent
	 * @throws InvalidSecretsSettingException if a setting is invalid, or two contradict
	 * each other
	 */
	@Nullable AgentSettings settings() {
		URI url = this.properties.agent().url();
		if (url == null || url.toString().isBlank()) {
			return null;
		}
		refuse("region", this.properties.region());
		refuse("endpoint", this.properties.endpoint());
		refuse("role-arn", this.properties.roleArn());
		refuse("failover-regions", String.join(",", this.properties.failoverRegions()));
		return new AgentSettings(address(url), token(url), this.properties.timeout());
	}

	/**
	 * The agent reads where it was told to. A setting that says otherwise would be
	 * believed and have no effect.
	 */
	private void refuse(String setting, @Nullable Object value) {
		if (value != null && !value.toString().isBlank()) {
			throw this.refusal.of(setting, value.toString(),
					"it has no effect where aws.secrets.agent.url is set, since the agent has its own",
					"Remove one of the two.");
		}
	}

	private AgentAddress address(URI url) {
		try {
			return AgentAddress.of(url);
		}
		catch (IllegalArgumentException ex) {
			throw this.refusal.of("agent.url", url.toString(), rule(ex), "Correct the value.");
		}
	}

	private AgentToken token(URI url) {
		String text = this.properties.agent().token();
		String file = this.properties.agent().tokenFile();
		if (StringUtils.hasText(text) && StringUtils.hasText(file)) {
			throw this.refusal.of("agent.token", MASKED, "aws.secrets.agent.token-file is set as well",
					"Remove one of the two.");
		}
		if (StringUtils.hasText(file)) {
			return AgentToken.inFile(file);
		}
		return StringUtils.hasText(text) ? token("agent.token", MASKED, text) : tokenOfVariable(url);
	}

	/**
	 * The agent itself is told its token by this variable.
	 */
	private AgentToken tokenOfVariable(URI url) {
		String text = this.variables.get(VARIABLE);
		if (!StringUtils.hasText(text)) {
			throw this.refusal.of("agent.url", url.toString(),
					"the agent answers nobody who does not show its token, and none is set",
					"Set aws.secrets.agent.token-file, for example to /var/run/awssmatoken, or give the application the "
							+ "environment variable " + VARIABLE + " that the agent has.");
		}
		return token("agent.url", url.toString(), text);
	}

	private AgentToken token(String setting, String value, String text) {
		try {
			return AgentToken.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw this.refusal.of(setting, value, "the token of the agent can't be one: " + rule(ex),
					"Correct the token.");
		}
	}

	private static String rule(IllegalArgumentException ex) {
		return String.valueOf(ex.getMessage());
	}

	/**
	 * Says that a setting breaks a rule.
	 */
	interface Refusal {

		InvalidSecretsSettingException of(String setting, String value, String rule, String remedy);

	}

}
