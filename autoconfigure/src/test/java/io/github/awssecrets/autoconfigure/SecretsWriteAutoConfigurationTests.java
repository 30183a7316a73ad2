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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.migrate.Migration;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.write.ListedSecret;
import io.github.awssecrets.write.ScheduledDeletion;
import io.github.awssecrets.write.SecretStore;
import io.github.awssecrets.write.SecretWriteException;
import io.github.awssecrets.write.StoredVersion;
import io.github.awssecrets.write.WrittenSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretsWriteAutoConfiguration}.
 */
class SecretsWriteAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class,
				SecretsWriteAutoConfiguration.class));

	private final ApplicationContextRunner writing = this.runner.withPropertyValues("aws.secrets.write.enabled=true");

	@Test
	void storeIsOffByDefault() {
		this.runner
			.run((context) -> assertThat(context).doesNotHaveBean(SecretStore.class).doesNotHaveBean(Migration.class));
	}

	@Test
	void storeWhenEnabledIsThere() {
		this.writing
			.run((context) -> assertThat(context).hasSingleBean(SecretStore.class).hasSingleBean(Migration.class));
	}

	@Test
	void storeWhenDisabledIsNotThere() {
		this.runner.withPropertyValues("aws.secrets.write.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SecretStore.class));
	}

	@Test
	void storeWhenSdkIsMissingIsNotThere() {
		this.writing.withClassLoader(new FilteredClassLoader(SecretsManagerClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SecretStore.class));
	}

	@Test
	void storeWhenUserHasOneBacksOff() {
		this.writing.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).getBean(SecretStore.class).isInstanceOf(OwnStore.class));
	}

	@Test
	void storeWhenAwsIsOffWritesFilesAndMigratesNothing(@TempDir Path directory) {
		this.writing.withPropertyValues("aws.secrets.enabled=false", "aws.secrets.files.directory=" + directory)
			.run((context) -> {
				context.getBean(SecretStore.class).set("stripe/api-key", "opensesame");
				assertThat(directory.resolve("stripe/api-key")).hasContent("opensesame");
				assertThat(context).doesNotHaveBean(Migration.class);
			});
	}

	@Test
	void storeWhenAwsIsNoSourceWritesFiles(@TempDir Path directory) {
		this.writing.withPropertyValues("aws.secrets.sources=files", "aws.secrets.files.directory=" + directory)
			.run((context) -> {
				context.getBean(SecretStore.class).set("stripe/api-key", "opensesame");
				assertThat(directory.resolve("stripe/api-key")).hasContent("opensesame");
			});
	}

	@Test
	void storeWhenAwsIsOffAndThereIsNoDirectorySaysSo() {
		this.writing.withPropertyValues("aws.secrets.enabled=false")
			.run((context) -> assertThatExceptionOfType(SecretWriteException.class)
				.isThrownBy(() -> context.getBean(SecretStore.class).set("stripe/api-key", "opensesame"))
				.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(FailureKind.NOT_WRITABLE))
				.withMessageContaining("AWS is switched off, and no directory for files is set")
				.withMessageNotContaining("opensesame"));
	}

	@Test
	void storeWhenSecretsAreCreatedGivesThemTheConfiguredKeyAndTags() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			this.writing
				.withPropertyValues(server.properties()
					.entrySet()
					.stream()
					.map((property) -> property.getKey() + "=" + property.getValue())
					.toArray(String[]::new))
				.withPropertyValues("aws.secrets.prefix=shop", "aws.secrets.write.kms-key-id=alias/shop",
						"aws.secrets.write.tags.team=shop", "aws.secrets.write.tags[Cost.Center]=4711")
				.run((context) -> {
					context.getBean(SecretStore.class).set("stripe/api-key", "opensesame");
					SecretsManagerClient client = context.getBean(SecretsManagerClient.class);
					assertThat(client.describeSecret((request) -> request.secretId("shop/stripe/api-key")))
						.satisfies((secret) -> assertThat(secret.kmsKeyId()).isEqualTo("alias/shop"))
						.satisfies(
								(secret) -> assertThat(secret.tags()).extracting((tag) -> tag.key() + "=" + tag.value())
									.containsExactlyInAnyOrder("team=shop", "Cost.Center=4711"));
				});
		}
	}

	@Test
	void startWhenABeanNeedsAStoreAndWritingIsOffSaysWhatToSet() {
		this.runner.withUserConfiguration(NeedsStore.class).run((context) -> {
			FailureAnalysis analysis = new WritingOffFailureAnalyzer(new MockEnvironment())
				.analyze(context.getStartupFailure());
			assertThat(analysis.getDescription())
				.isEqualTo("A bean needs a SecretStore, and writing secrets is " + "switched off.");
			assertThat(analysis.getAction()).isEqualTo("To allow it, set aws.secrets.write.enabled=true.");
		});
	}

	@Test
	void startWhenABeanNeedsSomethingElseIsNotOurs() {
		this.runner.withBean("needy", Object.class, () -> {
			throw new NoSuchBeanDefinitionException(String.class);
		})
			.run((context) -> assertThat(
					new WritingOffFailureAnalyzer(new MockEnvironment()).analyze(context.getStartupFailure()))
				.isNull());
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		SecretStore own() {
			return new OwnStore();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsStore {

		@Bean
		String needy(SecretStore store) {
			return "needy";
		}

	}

	static class OwnStore implements SecretStore {

		@Override
		public WrittenSecret set(SecretRef ref, SecretValue value) {
			throw new UnsupportedOperationException();
		}

		@Override
		public WrittenSecret setMembers(String path, Map<String, String> texts) {
			throw new UnsupportedOperationException();
		}

		@Override
		public ScheduledDeletion delete(String path, Duration window) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void restore(String path) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Stream<ListedSecret> list() {
			return Stream.empty();
		}

		@Override
		public List<StoredVersion> history(String path) {
			return List.of();
		}

		@Override
		public WrittenSecret rollback(String path) {
			throw new UnsupportedOperationException();
		}

	}

}
