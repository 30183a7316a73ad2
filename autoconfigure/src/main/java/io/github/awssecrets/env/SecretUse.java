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

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A property that needs a secret.
 *
 * @param property the name of the property, as it is written
 * @param origin where it is written, if known
 * @param reference the reference in its value, without {@code secrets:}
 * @param defaultOutside whether a default follows that Spring keeps to itself, as it does
 * where a reference contains a placeholder
 * @param violation the rule that the reference breaks in a way that only the whole value
 * shows, if any
 * @since 0.1.0
 */
public record SecretUse(String property, @Nullable Origin origin, String reference, boolean defaultOutside,
		@Nullable String violation) {

	/**
	 * All properties of an environment that need a secret and that are not overridden by
	 * others of the same name. Nothing is fetched.
	 * @param environment the environment
	 * @return the uses, in the order of precedence
	 */
	public static List<SecretUse> in(ConfigurableEnvironment environment) {
		return new SecretUses(environment).find();
	}

	static SecretUse of(ConfigDataLocation location) {
		return new SecretUse("spring.config.import", location.getOrigin(), location.getValue(), false, null);
	}

	@Override
	public String toString() {
		return describe() + ": " + ReferenceText.withoutDefault(this.reference);
	}

	/**
	 * The property and its place, for a message.
	 * @return {@code 'spring.datasource.password' at application.yaml:12:15}
	 */
	public String describe() {
		String place = place();
		return "'" + this.property + "'" + ((place != null) ? " at " + place : "");
	}

	/**
	 * Who needs a secret, in a sentence.
	 * @param reference the reference, as it may be shown
	 * @param uses the properties that need it, possibly none
	 * @return {@code 'spring.datasource.password' at application.yaml:12:15 needs the
	 * secret 'db#password'.}
	 */
	public static String need(String reference, List<SecretUse> uses) {
		List<String> users = uses.stream().map(SecretUse::describe).distinct().toList();
		if (users.isEmpty()) {
			return "The secret '" + reference + "' is needed.";
		}
		return String.join(", ", users) + ((users.size() > 1) ? " need" : " needs") + " the secret '" + reference
				+ "'.";
	}

	/**
	 * Where the property is written, in few words.
	 * @return {@code application.yaml:12:15}, or {@code null} if that is not known
	 */
	public @Nullable String place() {
		return (this.origin != null) ? PropertyPlace.of(this.origin) : null;
	}

}
