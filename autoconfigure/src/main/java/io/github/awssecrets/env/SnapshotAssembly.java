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

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.awssecrets.aws.AwsClientSettings;
import io.github.awssecrets.aws.ClientParts;
import io.github.awssecrets.aws.KmsDataKeys;
import io.github.awssecrets.snapshot.SnapshotKey;
import io.github.awssecrets.snapshot.SnapshotMemory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.StringUtils;

/**
 * Puts the snapshot together, where one is configured.
 */
final class SnapshotAssembly {

	private SnapshotAssembly() {
	}

	/**
	 * The snapshot.
	 * @param settings the settings
	 * @param stores the stores, the default one first
	 * @param binder binds the properties of Spring Cloud AWS
	 * @param parts supplies what the application contributes to clients
	 * @return the snapshot, or {@code null} if none is configured or AWS is not asked
	 */
	static @Nullable SnapshotMemory of(SecretsSettings settings, List<StoreSettings> stores, Binder binder,
			Supplier<ClientParts> parts) {
		SecretsProperties properties = settings.properties();
		String file = properties.snapshot().file();
		if (!StringUtils.hasText(file) || !properties.isAwsAsked()) {
			return null;
		}
		return SnapshotMemory.of(Path.of(file), key(properties, stores.get(0).client(), binder, parts),
				SnapshotIdentity.of(settings, stores), properties.cache().maxStale());
	}

	private static SnapshotKey key(SecretsProperties properties, AwsClientSettings client, Binder binder,
			Supplier<ClientParts> parts) {
		SecretsProperties.Snapshot snapshot = properties.snapshot();
		String kmsKey = snapshot.kmsKey();
		if (!StringUtils.hasText(kmsKey)) {
			return SnapshotKey.of(Objects.requireNonNull(SnapshotRules.decoded(snapshot.key())));
		}
		AwsClientSettings kms = new AwsClientSettings(client.region(), snapshot.kmsEndpoint(), client.timeout(),
				client.role());
		return new KmsSnapshotKey(KmsDataKeys.of(binder, parts, kms, kmsKey));
	}

}
