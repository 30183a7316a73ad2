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

import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.read.SecretException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.core.env.PropertySource;

/**
 * Loads the members of a secret as properties, and makes references available to whatever
 * is loaded next.
 */
final class SecretsConfigDataLoader implements ConfigDataLoader<SecretsConfigDataResource> {

	@Override
	public ConfigData load(ConfigDataLoaderContext context, SecretsConfigDataResource resource) {
		SecretsRuntimes runtimes = SecretsRuntimes.in(context.getBootstrapContext());
		PropertyReader reader = runtimes.reader();
		PropertySource<?> references = runtimes.source(runtimes.environment().getPropertySources(), () -> reader);
		PropertySource<?> members = (resource.secret() != null) ? load(resource, resource.secret(), reader) : null;
		return new ConfigData((members != null) ? List.of(references, members) : List.of(references));
	}

	private static @Nullable PropertySource<?> load(SecretsConfigDataResource resource, SecretsImport secret,
			PropertyReader reader) {
		try {
			return new ImportedPropertySource(secret, reader);
		}
		catch (SecretException | MissingMemberException ex) {
			ConfigDataLocation location = resource.location();
			UnresolvedSecret unresolved = UnresolvedSecret.of(secret.ref().withoutDefault().toString(), ex,
					List.of(SecretUse.of(location)));
			if (!unresolved.failure().kind().meansAbsent()) {
				throw new UnresolvedSecretsException(List.of(unresolved));
			}
			if (!location.isOptional()) {
				throw new ConfigDataResourceNotFoundException(resource,
						new UnresolvedSecretsException(List.of(unresolved)));
			}
			return null;
		}
	}

}
