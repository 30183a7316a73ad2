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

import org.springframework.util.ClassUtils;

/**
 * A module of the SDK that an application only needs for some of the settings.
 */
enum OptionalModule {

	/** {@code software.amazon.awssdk:sts}. */
	STS("software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider"),

	/** {@code software.amazon.awssdk:kms}. */
	KMS("software.amazon.awssdk.services.kms.KmsClient");

	private final String type;

	OptionalModule(String type) {
		this.type = type;
	}

	boolean isPresent() {
		return ClassUtils.isPresent(this.type, OptionalModule.class.getClassLoader());
	}

}
