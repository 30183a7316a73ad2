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

/**
 * The ARN of a secret,
 * {@code arn:<partition>:secretsmanager:<region>:<account>:secret:<name>}. The name may
 * carry the hyphen and six characters that AWS appends, or not.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} or another that starts
 * with {@code aws}
 * @param region the Region, such as {@code eu-central-1}
 * @param account the twelve digits of the account
 * @param name the secret's name as the ARN has it
 * @since 0.1.0
 */
public record SecretArn(String partition, String region, String account, String name) {

	/**
	 * Creates an ARN.
	 * @throws InvalidSecretRefException if the parts don't make an ARN
	 */
	public SecretArn {
		new SecretArnParser(new RefText(text(partition, region, account, name)), 0).checkAll();
	}

	/**
	 * Parses an ARN.
	 * @param text the whole ARN, with nothing after it
	 * @return the ARN
	 * @throws InvalidSecretRefException if the text is not the ARN of a secret
	 */
	public static SecretArn of(String text) {
		SecretArnParser parser = new SecretArnParser(new RefText(text), 0);
		parser.checkAll();
		return parser.arn();
	}

	/**
	 * Returns the ARN's text.
	 * @return the text that {@link #of(String)} parses into an equal ARN
	 */
	@Override
	public String toString() {
		return text(this.partition, this.region, this.account, this.name);
	}

	private static String text(String partition, String region, String account, String name) {
		return "arn:" + partition + ":secretsmanager:" + region + ":" + account + ":secret:" + name;
	}

}
