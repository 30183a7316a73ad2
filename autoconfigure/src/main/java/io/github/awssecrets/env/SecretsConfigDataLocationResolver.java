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

import io.github.awssecrets.ref.InvalidSecretRefException;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.core.Ordered;

/**
 * Understands {@code spring.config.import=secrets:…}, and begins to fetch what is to be
 * imported, all in one go.
 */
final class SecretsConfigDataLocationResolver
		implements ConfigDataLocationResolver<SecretsConfigDataResource>, Ordered {

	static final String PREFIX = "secrets:";

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		return location.hasPrefix(PREFIX);
	}

	@Override
	public List<SecretsConfigDataResource> resolve(ConfigDataLocationResolverContext context,
			ConfigDataLocation location) {
		List<SecretsImport> imports = imports(location);
		SecretsRuntime runtime = SecretsRuntimes.in(context.getBootstrapContext()).get(context.getBinder());
		if (imports.isEmpty()) {
			return List.of(new SecretsConfigDataResource(location, null));
		}
		runtime.secrets().prefetch(imports.stream().map(SecretsImport::ref).toList());
		return imports.stream().map((secret) -> new SecretsConfigDataResource(location, secret)).toList();
	}

	private static List<SecretsImport> imports(ConfigDataLocation location) {
		try {
			return SecretsImport.parse(location.getNonPrefixedValue(PREFIX));
		}
		catch (InvalidSecretRefException ex) {
			throw new UnresolvedSecretsException(
					List.of(UnresolvedSecret.of(location.getValue(), ex, List.of(SecretUse.of(location)))));
		}
	}

}
