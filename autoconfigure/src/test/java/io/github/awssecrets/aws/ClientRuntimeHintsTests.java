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
package io.github.awssecrets.aws;

import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerProperties;
import io.awspring.cloud.autoconfigure.core.CredentialsProperties;
import io.awspring.cloud.autoconfigure.core.RegionProperties;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientRuntimeHints}.
 */
class ClientRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void hintsWhenRegisteredLetPropertiesOfSpringCloudAwsBeBound() throws Exception {
		new ClientRuntimeHints().registerHints(this.hints, null);
		assertSettable(CredentialsProperties.class, "setAccessKey", String.class);
		assertSettable(RegionProperties.class, "setStatic", String.class);
		assertSettable(SecretsManagerProperties.class, "setEndpoint", java.net.URI.class);
	}

	@Test
	void registrarIsFoundByAotProcessing() {
		assertThat(AotServices.factories().load(RuntimeHintsRegistrar.class))
			.hasAtLeastOneElementOfType(ClientRuntimeHints.class);
	}

	private void assertSettable(Class<?> type, String setter, Class<?> parameter) throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(type.getMethod(setter, parameter)))
			.accepts(this.hints);
	}

}
