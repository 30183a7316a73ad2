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
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.awssecrets.aws.AwsClientSettings;

/**
 * Tells the snapshots of different applications apart, and those of one application with
 * different settings. Holds nothing that is secret.
 */
final class SnapshotIdentity {

	private SnapshotIdentity() {
	}

	static String of(SecretsSettings settings, List<StoreSettings> stores) {
		return stores.stream()
			.map((store) -> line(store, settings))
			.sorted()
			.collect(Collectors.joining("\n", "application=" + settings.application() + "\n", ""));
	}

	private static String line(StoreSettings store, SecretsSettings settings) {
		AwsClientSettings client = store.client();
		return "store=" + store.name() + " prefix=" + store.prefix() + " region=" + region(client, settings)
				+ " endpoint=" + client.endpoint() + " role=" + ((client.role() != null) ? client.role().arn() : null);
	}

	private static String region(AwsClientSettings client, SecretsSettings settings) {
		return Objects.requireNonNullElse(ConfiguredRegion.of(client.region(), settings.springCloudAws()), "");
	}

}
