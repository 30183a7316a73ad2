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

import io.github.awssecrets.aws.AwsRole;
import io.github.awssecrets.ref.InvalidSecretNamingException;
import io.github.awssecrets.ref.SecretNaming;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the settings of stores and roles have to comply with.
 */
final class StoreRules {

	private final SecretsProperties properties;

	private final SecretsSettings.Origins origins;

	StoreRules(SecretsProperties properties, SecretsSettings.Origins origins) {
		this.properties = properties;
		this.origins = origins;
	}

	/**
	 * Checks all of them.
	 * @throws InvalidSecretsSettingException if one is invalid, or two contradict each
	 * other
	 */
	void check() {
		String session = this.properties.roleSessionName();
		if (!AwsRole.isSessionName(session)) {
			throw this.origins.invalid("role-session-name", session,
					"it has 2 to 64 characters: letters, digits and _+=,.@-");
		}
		checkRole("", this.properties.roleArn(), this.properties.externalId());
		this.properties.stores().forEach(this::checkStore);
	}

	private void checkStore(String name, SecretsProperties.Store store) {
		try {
			SecretNaming.of(name, store.prefix(), this.properties.allowedArns());
		}
		catch (InvalidSecretNamingException ex) {
			String setting = ex.setting().equals("prefix") ? "stores." + name + ".prefix" : ex.setting();
			throw this.origins.invalid(setting, ex.value(), ex.rule() + ", at index " + ex.position());
		}
		checkRole("stores." + name + ".", store.roleArn(), store.externalId());
	}

	private void checkRole(String at, @Nullable String arn, @Nullable String externalId) {
		if (StringUtils.hasText(externalId) && !StringUtils.hasText(arn)) {
			throw this.origins.invalid(at + "external-id", externalId, "there is no role-arn next to it",
					"Set the role, or remove the external id.");
		}
		if (StringUtils.hasText(externalId) && !AwsRole.isExternalId(externalId)) {
			throw this.origins.invalid(at + "external-id", externalId,
					"it has 2 to 1,224 characters: letters, digits and _+=,.@:/-");
		}
		if (StringUtils.hasText(arn)) {
			checkRole(at + "role-arn", arn);
		}
	}

	private void checkRole(String setting, String arn) {
		if (!AwsRole.isArn(arn)) {
			throw this.origins.invalid(setting, arn, "the ARN of a role is arn:aws:iam::<account>:role/<name>");
		}
		if (this.properties.enabled() && !AwsRole.canBeAssumed()) {
			throw this.origins.invalid(setting, arn,
					"to assume a role takes software.amazon.awssdk:sts, which is not on the class path",
					"Add that dependency.");
		}
	}

}
