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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A reference in the configuration, and the properties that need it.
 *
 * @param text the reference as it may be shown, without a default
 * @param ref the reference, unless it breaks a rule
 * @param rule the rule that it breaks, if any
 * @param hasDefault whether all that need it can do without the secret, if that does not
 * exist
 * @param uses the properties, in the order of precedence
 * @since 0.1.0
 */
public record UsedReference(String text, @Nullable SecretRef ref, @Nullable String rule, boolean hasDefault,
		List<SecretUse> uses) {

	/**
	 * The references of an environment: those in the values of properties, and the
	 * secrets that were imported. Nothing is fetched.
	 */
	static Collection<UsedReference> in(ConfigurableEnvironment environment) {
		Map<String, UsedReference> found = new LinkedHashMap<>();
		Stream.concat(SecretUse.in(environment).stream(), imports(environment))
			.map(UsedReference::of)
			.forEach((reference) -> found.merge(reference.text(), reference, UsedReference::and));
		return found.values();
	}

	private static Stream<SecretUse> imports(ConfigurableEnvironment environment) {
		return environment.getPropertySources()
			.stream()
			.filter(ImportedPropertySource.class::isInstance)
			.map((source) -> ((ImportedPropertySource) source).getSource().ref().toString())
			.map((reference) -> new SecretUse("spring.config.import", null, reference, false, null));
	}

	private static UsedReference of(SecretUse use) {
		if (use.violation() != null) {
			return new UsedReference(use.reference(), null, use.violation(), false, List.of(use));
		}
		try {
			SecretRef ref = SecretRef.of(use.reference());
			return new UsedReference(ref.withoutDefault().toString(), ref.withoutDefault(), null,
					use.defaultOutside() || ref.defaultValue() != null, List.of(use));
		}
		catch (InvalidSecretRefException ex) {
			return new UsedReference(ex.reference(), null, ex.rule() + ", at index " + ex.position(), false,
					List.of(use));
		}
	}

	private UsedReference and(UsedReference other) {
		List<SecretUse> both = new ArrayList<>(this.uses);
		both.addAll(other.uses);
		return new UsedReference(this.text, this.ref, this.rule, this.hasDefault && other.hasDefault, both);
	}

}
