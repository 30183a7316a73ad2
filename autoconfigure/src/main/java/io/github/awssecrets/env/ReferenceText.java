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

import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretRef;

/**
 * How a reference looks as the name of a property, which is how Spring asks for it.
 */
final class ReferenceText {

	static final String BARE = "secrets";

	/**
	 * What is answered to a placeholder that asks for {@link #BARE}: another placeholder,
	 * for a name that only we answer to. Whatever is thrown for the bare name itself
	 * would go unheard, since the environment ignores failures to read a name that looks
	 * like any other.
	 */
	static final String REFUSED = BARE + "@?";

	static final String REFUSAL = "${" + REFUSED + "}";

	static final String UNCLOSED_RULE = "the brace that closes the placeholder is missing; in YAML, a blank and a '#' "
			+ "begin a comment";

	static final String BLANK_RULE = "no blank stands before 'secrets' in a placeholder";

	static final String UNDEFINED_RULE = "the placeholder in it has no value";

	static final String NESTED_RULE = "a reference that contains a placeholder is written with '@': "
			+ "${secrets@${env}/db}, because Spring would take what follows 'secrets:' for a default";

	static final String BARE_RULE = "a reference is written ${secrets:path}, and ${secrets@${env}/path} where it "
			+ "contains a placeholder";

	static final String CIRCULAR_RULE = "the settings under aws.secrets and spring.cloud.aws are needed to read "
			+ "secrets, so no secret can be in them";

	static final String EARLY_RULE = "while configuration data loads, a reference can be used only after "
			+ "spring.config.import=secrets: in a location that is imported before, such as the file that imports this "
			+ "one";

	private ReferenceText() {
	}

	/**
	 * The reference in the name of a property.
	 * @param name the name: {@code secrets:db#password} or {@code secrets@db#password}
	 * @return the reference {@code db#password}
	 */
	static String strip(String name) {
		return name.substring(BARE.length() + 1);
	}

	/**
	 * The name of the property that is used instead of a secret.
	 * @param reference the reference {@code db#password}
	 * @return the name {@code secrets:db#password}
	 */
	static String literal(String reference) {
		return BARE + ":" + reference;
	}

	/**
	 * A reference as it may be shown.
	 * @param reference the reference, valid or not
	 * @return the reference without its default
	 */
	static String withoutDefault(String reference) {
		try {
			return SecretRef.of(reference).withoutDefault().toString();
		}
		catch (InvalidSecretRefException ex) {
			return ex.reference();
		}
	}

	/**
	 * Whether the name of a property is a reference.
	 * @param name the name
	 * @return whether it is one
	 */
	static boolean is(String name) {
		if (!name.startsWith(BARE) || name.length() == BARE.length()) {
			return false;
		}
		char separator = name.charAt(BARE.length());
		return separator == ':' || separator == '@';
	}

}
