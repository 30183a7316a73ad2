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

package io.github.awssecrets.autoconfigure;

import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.SecretsProperties;
import io.github.awssecrets.env.SecretsProperties.Source;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.write.SecretStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Where an application writes to: AWS, or files where AWS is no source of its secrets.
 */
final class SecretStores {

	private SecretStores() {
	}

	static SecretStore of(EnvironmentSecrets secrets, ObjectProvider<SecretsRefresh> refresh) {
		SecretsProperties properties = secrets.properties();
		if (properties.enabled() && properties.sources().contains(Source.AWS)) {
			return SecretStore.of(secrets.writer(), secrets.naming(), new WrittenValues(secrets, Source.AWS, refresh),
					new Doctor());
		}
		return SecretStore.files(directory(properties), secrets.naming(),
				new WrittenValues(secrets, Source.FILES, refresh), new Doctor());
	}

	private static @Nullable String directory(SecretsProperties properties) {
		return properties.sources().contains(Source.FILES) ? properties.files().directory() : null;
	}

}
