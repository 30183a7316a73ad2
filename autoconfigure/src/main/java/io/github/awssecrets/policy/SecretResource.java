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

package io.github.awssecrets.policy;

import java.util.regex.Pattern;

/**
 * The resource that a policy names for a secret, or for the keys that encrypt it. The
 * hyphen and six characters that AWS appends to a name are left open, so that a secret
 * that is deleted and created again is meant as well.
 *
 * @param arn the ARN, with wildcards for what is not known
 * @since 0.1.0
 */
public record SecretResource(String arn) {

	private static final String ANY_SUFFIX = "-??????";

	private static final Pattern SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");

	/**
	 * The resource of a secret.
	 * @param id its name in AWS, or an ARN, which is taken as it is if it has the six
	 * characters
	 * @param region the region that it is read from
	 * @param account the account, or {@code *}
	 * @return the resource
	 */
	public static SecretResource of(String id, String region, String account) {
		if (id.startsWith("arn:")) {
			return new SecretResource(SUFFIX.matcher(id).find() ? id : id + ANY_SUFFIX);
		}
		return new SecretResource("arn:" + Partition.of(region).id() + ":secretsmanager:" + region + ":" + account
				+ ":secret:" + id + ANY_SUFFIX);
	}

	/**
	 * All secrets below a prefix.
	 * @param prefix what their names start with, possibly nothing
	 * @param region the Region
	 * @param account the account, or {@code *}
	 * @return the resource
	 */
	public static SecretResource below(String prefix, String region, String account) {
		return new SecretResource("arn:" + Partition.of(region).id() + ":secretsmanager:" + region + ":" + account
				+ ":secret:" + prefix + "*");
	}

	/**
	 * All KMS keys of an account in a Region.
	 * @param region the Region
	 * @param account the account, or {@code *}
	 * @return the resource
	 */
	public static SecretResource anyKey(String region, String account) {
		return new SecretResource("arn:" + Partition.of(region).id() + ":kms:" + region + ":" + account + ":key/*");
	}

	@Override
	public String toString() {
		return this.arn;
	}

}
