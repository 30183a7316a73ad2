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
package io.github.awssecrets.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.env.UnresolvedSecret;
import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.read.Secrets;
import org.junit.jupiter.api.Test;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application finds in its properties.
 */
interface ApplicationContract {

	@Test
	default void startWhen45AreReferencedMakesThreeCalls(Scratch secrets) {
		Map<String, String> properties = new LinkedHashMap<>();
		List<String> names = secrets.createMany(45);
		names.forEach((name) -> properties.put("app." + names.indexOf(name),
				"${secrets:" + name.substring(secrets.prefix().length() + 1) + "}"));
		secrets.calls().clear();
		try (ConfigurableApplicationContext context = start(secrets, properties)) {
			assertThat(names)
				.allSatisfy((name) -> assertThat(context.getEnvironment().getProperty("app." + names.indexOf(name)))
					.isEqualTo(name));
			assertThat(secrets.calls().operations()).containsExactly("BatchGetSecretValue", "BatchGetSecretValue",
					"BatchGetSecretValue");
		}
	}

	@Test
	default void startWhenTextIsUnusualHandsItOutUnchanged(Scratch secrets) {
		String text = " pa${ss} #{word} \\${a} \"\r\n\ud83d\udd11\n";
		secrets.create("odd", text);
		try (ConfigurableApplicationContext context = start(secrets, Map.of("app.odd", "${secrets:odd}"))) {
			assertThat(context.getEnvironment().getProperty("app.odd")).isEqualTo(text);
			assertThat(context.getBean(Secrets.class).get("odd").text()).isEqualTo(text);
		}
	}

	@Test
	default void startWhenSomeCannotBeReadNamesAllOfThem(Scratch secrets) {
		secrets.create("db", "opensesame");
		secrets.createEmpty("empty");
		secrets.createScheduled("scheduled");
		Map<String, String> properties = Map.of("app.db", "${secrets:db}", "app.empty", "${secrets:empty}",
				"app.missing", "${secrets:missing}", "app.scheduled", "${secrets:scheduled:fallback}");
		assertThatExceptionOfType(UnresolvedSecretsException.class).isThrownBy(() -> start(secrets, properties).close())
			.satisfies((ex) -> assertThat(ex.unresolved()).extracting((unresolved) -> unresolved.failure().kind())
				.containsExactlyInAnyOrder(FailureKind.VERSION_NOT_FOUND, FailureKind.NOT_FOUND,
						FailureKind.SCHEDULED_FOR_DELETION))
			.withMessageNotContaining("opensesame");
	}

	private static ConfigurableApplicationContext start(Scratch secrets, Map<String, String> references) {
		Map<String, Object> properties = new LinkedHashMap<>(references);
		properties.put("aws.secrets.prefix", secrets.prefix());
		properties.putAll(secrets.server().properties());
		SecretsManagerClientCustomizer counting = (builder) -> builder.overrideConfiguration(
				builder.overrideConfiguration().copy((copy) -> copy.addExecutionInterceptor(secrets.calls())));
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(properties)
			.addBootstrapRegistryInitializer((registry) -> registry.register(SecretsManagerClientCustomizer.class,
					InstanceSupplier.of(counting)))
			.run();
	}

	/**
	 * An application that has nothing of its own.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	class Application {

	}

}
