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
package io.github.awssecrets.sample;

import java.util.HashMap;
import java.util.List;

import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.test.FakeSecretsManager;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Starts a Secrets Manager inside the application and leads the application to it, unless
 * the profile {@code aws} or {@code laptop} is active or an endpoint is configured. Here
 * is early enough: no secret is read before the initializers have run.
 */
final class FakeSecretsManagerInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (environment.acceptsProfiles(Profiles.of("!aws & !laptop"))
				&& !environment.containsProperty("aws.secrets.endpoint")) {
			FakeSecretsManager fake = FakeSecretsManager.start();
			seed(fake, SecretNaming.of(environment.getProperty("aws.secrets.prefix"), List.of()));
			environment.getPropertySources()
				.addFirst(new MapPropertySource("fakeSecretsManager", new HashMap<>(fake.properties())));
			context.registerBean(FakeSecretsManager.class, () -> fake);
		}
	}

	private static void seed(FakeSecretsManager fake, SecretNaming naming) {
		RandomSecrets.create().forEach((path, value) -> fake.put(naming.nameOf(SecretRef.of(path)).id(), value));
	}

}
