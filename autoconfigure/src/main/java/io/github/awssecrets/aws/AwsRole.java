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

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A role that is assumed to read secrets.
 *
 * @param arn the ARN of the role
 * @param sessionName the name of the session, by which CloudTrail tells who it was
 * @param externalId what the role's trust policy asks for as external id, if anything
 * @param endpoint the endpoint of AWS STS, or {@code null} for that of the Region
 * @since 0.1.0
 */
public record AwsRole(String arn, String sessionName, @Nullable String externalId, @Nullable URI endpoint) {

	private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,512}");

	private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

	private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

	/**
	 * Creates a role.
	 * @throws IllegalArgumentException if AWS allows no such ARN, session name or
	 * external id
	 */
	public AwsRole {
		if (!isArn(arn) || !isSessionName(sessionName) || (externalId != null && !isExternalId(externalId))) {
			throw new IllegalArgumentException("No role that can be assumed");
		}
	}

	/**
	 * Whether a text is the ARN of a role.
	 * @param text the text
	 * @return whether it is one
	 */
	public static boolean isArn(String text) {
		return ARN.matcher(text).matches();
	}

	/**
	 * Whether AWS allows a text as the name of a session.
	 * @param text the text
	 * @return whether it does
	 */
	public static boolean isSessionName(String text) {
		return SESSION_NAME.matcher(text).matches();
	}

	/**
	 * Whether AWS allows a text as an external id.
	 * @param text the text
	 * @return whether it does
	 */
	public static boolean isExternalId(String text) {
		return EXTERNAL_ID.matcher(text).matches();
	}

	/**
	 * Whether the module of the SDK is there that assumes roles.
	 * @return whether {@code software.amazon.awssdk:sts} is on the class path
	 */
	public static boolean canBeAssumed() {
		return OptionalModule.STS.isPresent();
	}

}
