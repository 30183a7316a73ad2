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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads references for the properties of an environment, and tells all that is wrong with
 * them at once while the application starts.
 */
final class PropertyReader {

	private final ConfigurableEnvironment environment;

	private final Secrets secrets;

	private final RememberedHints hints;

	private final PlaceholderEscape escape;

	private final LiteralTexts literals;

	private final Patience patience;

	private volatile boolean started;

	PropertyReader(ConfigurableEnvironment environment, Secrets secrets, SecretBackend backend, LiteralTexts literals,
			Patience patience) {
		this.environment = environment;
		this.secrets = secrets;
		this.hints = new RememberedHints(backend);
		this.escape = new PlaceholderEscape(environment);
		this.literals = literals;
		this.patience = patience;
	}

	/**
	 * The value of a reference, as a property source has to answer it. While the
	 * application starts and AWS throttles, that is waited for.
	 * @param reference the text of the reference
	 * @return the value, or {@code null} if the secret does not exist and each property
	 * that needs it has a default that Spring knows
	 * @throws UnresolvedSecretsException if there is no value; while the application
	 * starts it names all references without one
	 */
	@Nullable String read(String reference) {
		try {
			return value(reference);
		}
		catch (InvalidSecretRefException | SecretException | UnescapableTextException ex) {
			return otherwise(reference, ex);
		}
	}

	/**
	 * Why a placeholder is refused that Spring asks for as {@code secrets} alone.
	 * @return the failure; while the application starts it names all references without a
	 * value
	 */
	UnresolvedSecretsException refusal() {
		List<SecretUse> uses = SecretUse.in(this.environment);
		Map<String, UnresolvedSecret> all = this.started ? new LinkedHashMap<>() : unresolved(uses);
		finish(all);
		if (this.started || uses.stream().noneMatch((use) -> use.violation() != null)) {
			all.put(ReferenceText.BARE,
					UnresolvedSecret.invalid(ReferenceText.BARE, ReferenceText.BARE_RULE, List.of()));
		}
		return new UnresolvedSecretsException(all.values());
	}

	/**
	 * Fetches all references of the environment in one go, and does not wait.
	 */
	void prefetch() {
		List<SecretRef> refs = refs(SecretUse.in(this.environment));
		prefetch(refs).thenRun(() -> this.patience.goOn(names(refs)));
	}

	/**
	 * Makes sure that all references of the environment have a value. From then on, each
	 * failure is told for itself.
	 * @throws UnresolvedSecretsException if any has none
	 */
	void check() {
		List<SecretUse> uses = SecretUse.in(this.environment);
		Map<String, UnresolvedSecret> unresolved = unresolved(uses);
		while (hasPatience(unresolved.values())) {
			unresolved = unresolved(uses);
		}
		finish(unresolved);
		if (!unresolved.isEmpty()) {
			throw new UnresolvedSecretsException(unresolved.values());
		}
		this.started = true;
	}

	/**
	 * The secret that an import means.
	 * @param ref the reference
	 * @return the value
	 * @throws SecretException if it can't be read
	 */
	SecretValue secret(SecretRef ref) {
		while (true) {
			try {
				return this.secrets.get(ref);
			}
			catch (SecretException ex) {
				if (!hasPatience(List.of(UnresolvedSecret.of(ref.toString(), ex, List.of())))) {
					throw ex;
				}
			}
		}
	}

	/**
	 * A text as a property source has to answer it for the text itself to arrive.
	 * @param text the text
	 * @return the answer
	 * @throws UnescapableTextException if there is none
	 */
	String asProperty(String text) {
		this.literals.protect(text);
		return this.escape.escape(text);
	}

	private String value(String reference) {
		return asProperty(this.secrets.get(reference).text());
	}

	private CompletableFuture<Void> prefetch(List<SecretRef> refs) {
		this.patience.begin();
		return this.secrets.prefetch(refs);
	}

	private static List<SecretRef> refs(List<SecretUse> uses) {
		return uses.stream()
			.filter((use) -> use.violation() == null)
			.map((use) -> parse(use.reference()))
			.filter(Objects::nonNull)
			.toList();
	}

	private List<SecretName> names(List<SecretRef> refs) {
		return refs.stream().map(this::name).filter(Objects::nonNull).toList();
	}

	private @Nullable SecretName name(SecretRef ref) {
		try {
			return this.secrets.nameOf(ref);
		}
		catch (SecretException ex) {
			return null;
		}
	}

	private static @Nullable SecretRef parse(String reference) {
		try {
			return SecretRef.of(reference);
		}
		catch (InvalidSecretRefException ex) {
			return null;
		}
	}

	private @Nullable String otherwise(String reference, RuntimeException failure) {
		List<SecretUse> uses = SecretUse.in(this.environment);
		UnresolvedSecret unresolved = UnresolvedSecret.of(reference, failure, usesOf(reference, uses));
		if (unresolved.hasDefault()) {
			return null;
		}
		Map<String, UnresolvedSecret> all = this.started ? new LinkedHashMap<>() : unresolved(uses);
		all.putIfAbsent(reference, unresolved);
		if (hasPatience(all.values())) {
			return read(reference);
		}
		finish(all);
		throw new UnresolvedSecretsException(all.values());
	}

	/**
	 * Waits until what was throttled has been read again, if nothing else keeps the
	 * application from starting.
	 * @return whether it is worth another look
	 */
	private boolean hasPatience(Collection<UnresolvedSecret> unresolved) {
		return !this.started && !unresolved.isEmpty()
				&& unresolved.stream().allMatch((secret) -> Patience.isThrottled(secret.failure())) && this.patience
					.again(unresolved.stream().map(UnresolvedSecret::name).filter(Objects::nonNull).toList());
	}

	private Map<String, UnresolvedSecret> unresolved(List<SecretUse> uses) {
		prefetch(refs(uses));
		Map<String, UnresolvedSecret> unresolved = new LinkedHashMap<>();
		for (SecretUse use : uses) {
			UnresolvedSecret secret = check(use, usesOf(use.reference(), uses));
			if (secret != null && !secret.hasDefault()) {
				unresolved.put(use.reference(), secret);
			}
		}
		return unresolved;
	}

	/**
	 * Completes a report.
	 */
	private void finish(Map<String, UnresolvedSecret> unresolved) {
		unresolved.replaceAll((reference, secret) -> (secret.name() != null)
				? secret.with(this.patience.summary(secret.name(), secret.failure())) : secret);
		if (!this.started) {
			this.hints.addTo(unresolved);
		}
	}

	private @Nullable UnresolvedSecret check(SecretUse use, List<SecretUse> uses) {
		if (use.violation() != null) {
			return UnresolvedSecret.invalid(use.reference(), use.violation(), uses);
		}
		try {
			value(use.reference());
			return null;
		}
		catch (InvalidSecretRefException | SecretException | UnescapableTextException ex) {
			return UnresolvedSecret.of(use.reference(), ex, uses);
		}
	}

	private static List<SecretUse> usesOf(String reference, List<SecretUse> uses) {
		return uses.stream().filter((use) -> use.reference().equals(reference)).toList();
	}

}
