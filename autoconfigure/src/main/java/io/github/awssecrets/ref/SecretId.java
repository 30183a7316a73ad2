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
package io.github.awssecrets.ref;

import org.jspecify.annotations.Nullable;

/**
 * What AWS is asked for: a name, or an ARN with or without the hyphen and six characters
 * that AWS appends.
 *
 * @param text the name or ARN
 * @since 0.1.0
 */
public record SecretId(String text) {

	private static final int SUFFIX = "-AbCdEf".length();

	/**
	 * Whether it is an ARN.
	 * @return whether it is an ARN and no name
	 */
	public boolean isArn() {
		return this.text.startsWith("arn:");
	}

	/**
	 * The Region of an ARN.
	 * @return the Region, or {@code null} for a name
	 */
	public @Nullable String region() {
		String[] parts = this.text.split(":", 5);
		return (isArn() && parts.length == 5) ? parts[3] : null;
	}

	/**
	 * Whether an answer about a secret is one to this question.
	 * @param name the name in the answer, if there is one
	 * @param arn the ARN in the answer, if there is one
	 * @return whether the answer is about what was asked for
	 */
	public boolean means(@Nullable String name, @Nullable String arn) {
		return isArn() ? meansArn(arn) : this.text.equals(name);
	}

	private boolean meansArn(@Nullable String arn) {
		return arn != null && (arn.equals(this.text)
				|| arn.length() == this.text.length() + SUFFIX && arn.startsWith(this.text + "-"));
	}

}
