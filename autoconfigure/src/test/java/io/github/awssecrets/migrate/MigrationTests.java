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

package io.github.awssecrets.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import io.github.awssecrets.aws.AwsBackend;
import io.github.awssecrets.aws.AwsWriter;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import io.github.awssecrets.write.NewSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Migration}.
 */
class MigrationTests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final SecretsManagerClient client = SecretsManagerClient.builder()
		.endpointOverride(this.server.endpoint())
		.region(Region.EU_CENTRAL_1)
		.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
		.overrideConfiguration((configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
		.build();

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.server.clearFaults();
		this.client.close();
		this.server.close();
	}

	@Test
	void planWhenFilesCompareTellsHowAndChangesNothing() throws Exception {
		file("missing", "opensesame");
		file("same", "opensesame\n");
		file("different", "opensesame");
		file("bad name", "opensesame");
		file("empty", "");
		this.server.put("app/same", "opensesame");
		this.server.put("app/different", "abracadabra");
		MigrationReport report = files().plan();
		assertThat(statuses(report)).containsExactlyInAnyOrder("bad name: invalid", "app/empty: invalid",
				"app/missing: create", "app/same: same", "app/different: differs");
		assertThat(report.isFine()).isFalse();
		assertThat(report.toString()).doesNotContain("opensesame", "abracadabra");
		assertThat(this.server.calls()).extracting((call) -> call.operation())
			.containsOnly(Operation.BATCH_GET_SECRET_VALUE);
	}

	@Test
	void planWhenThereAreManyReadsThemInBatches() throws Exception {
		for (int i = 0; i < 45; i++) {
			file("key-" + i, "opensesame");
		}
		files().plan();
		assertThat(this.server.calls()).hasSize(3);
	}

	@Test
	void applyWhenSomeAreMissingCreatesThemAlone() throws Exception {
		file("missing", "opensesame\n");
		file("nested/missing", "{\"a\": 1.50}");
		file("different", "opensesame");
		this.server.put("app/different", "abracadabra");
		MigrationReport report = files().apply(false);
		assertThat(statuses(report)).containsExactlyInAnyOrder("app/missing: created", "app/nested/missing: created",
				"app/different: differs");
		assertThat(this.server.text("app/missing")).isEqualTo("opensesame");
		assertThat(this.server.text("app/nested/missing")).isEqualTo("{\"a\": 1.50}");
		assertThat(this.server.text("app/different")).isEqualTo("abracadabra");
		assertThat(report.isComplete()).isFalse();
	}

	@Test
	void applyWhenRepeatedChangesNothing() throws Exception {
		file("key", "opensesame");
		files().apply(false);
		this.server.clearCalls();
		MigrationReport report = files().apply(true);
		assertThat(statuses(report)).containsExactly("app/key: same");
		assertThat(report.isComplete()).isTrue();
		assertThat(this.server.calls()).extracting((call) -> call.operation())
			.containsExactly(Operation.GET_SECRET_VALUE);
	}

	@Test
	void applyWhenOverwritingReplacesWhatDiffers() throws Exception {
		file("different", "opensesame");
		String before = this.server.put("app/different", "abracadabra");
		assertThat(statuses(files().apply(true))).containsExactly("app/different: overwritten");
		assertThat(this.server.text("app/different")).isEqualTo("opensesame");
		assertThat(
				this.client.getSecretValue((request) -> request.secretId("app/different").versionStage("AWSPREVIOUS"))
					.versionId())
			.isEqualTo(before);
	}

	@Test
	void applyWhenOverwritingAndSomebodyElseWritesMeanwhileLeavesThat() throws Exception {
		file("different", "opensesame");
		this.server.put("app/different", "abracadabra");
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.UPDATE_SECRET_VERSION_STAGE).once();
		assertThat(statuses(whileHolding(gate, () -> this.server.put("app/different", "theirs"), true)))
			.containsExactly("app/different: failed");
		assertThat(this.server.text("app/different")).isEqualTo("theirs");
	}

	@Test
	void applyWhenSomebodyElseCreatesADifferentSecretMeanwhileLeavesIt() throws Exception {
		file("key", "opensesame");
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.CREATE_SECRET).once();
		assertThat(statuses(whileHolding(gate, () -> this.server.put("app/key", "theirs"), false)))
			.containsExactly("app/key: differs");
		assertThat(this.server.text("app/key")).isEqualTo("theirs");
	}

	@Test
	void applyWhenSomebodyElseCreatesTheSameSecretMeanwhileIsContent() throws Exception {
		file("key", "opensesame");
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.CREATE_SECRET).once();
		assertThat(statuses(whileHolding(gate, () -> this.server.put("app/key", "opensesame"), false)))
			.containsExactly("app/key: same");
	}

	@Test
	void applyWhenSecretHasNoValueGivesItOne() throws Exception {
		file("key", "opensesame");
		this.server.create("app/key");
		assertThat(statuses(files().apply(false))).containsExactly("app/key: created");
		assertThat(this.server.text("app/key")).isEqualTo("opensesame");
	}

	@Test
	void applyWhenSecretIsScheduledForDeletionLeavesItToAPerson() throws Exception {
		file("key", "opensesame");
		this.server.put("app/key", "opensesame");
		this.server.scheduleDeletion("app/key");
		MigrationReport report = files().apply(true);
		assertThat(statuses(report)).containsExactly("app/key: failed");
		assertThat(report.items().get(0).advice().fix()).contains("restore-secret");
	}

	@Test
	void applyWhenOneFailsGoesOn() throws Exception {
		file("a", "opensesame");
		file("b", "opensesame");
		this.server.fail(Fault.accessDenied()).on(Operation.CREATE_SECRET).forSecret("app/a").always();
		MigrationReport report = files().apply(false);
		assertThat(statuses(report)).containsExactly("app/a: failed", "app/b: created");
		assertThat(report.items().get(0).advice().fix()).contains("secretsmanager:CreateSecret");
	}

	@Test
	void applyWhenAwsIsDownStopsAfterTwo() throws Exception {
		for (String name : List.of("a", "b", "c", "d")) {
			file(name, "opensesame");
		}
		this.server.fail(Fault.unavailable()).on(Operation.CREATE_SECRET).always();
		assertThat(statuses(files().apply(false))).containsExactly("app/a: failed", "app/b: failed", "app/c: not tried",
				"app/d: not tried");
		assertThat(this.server.calls(Operation.CREATE_SECRET)).hasSize(2);
	}

	@Test
	void applyWhenThereIsProgressTellsEach() throws Exception {
		file("a", "opensesame");
		file("b", "opensesame");
		List<String> told = new ArrayList<>();
		files().apply(false, (item, done, total) -> told.add(done + "/" + total + " " + item.name()));
		assertThat(told).containsExactly("1/2 app/a", "2/2 app/b");
	}

	@Test
	void applyWhenValueIsBinaryKeepsIt() throws Exception {
		byte[] bytes = { 0, -1, 10, -128, 10 };
		Files.write(this.directory.resolve("keystore"), bytes);
		files().apply(false);
		assertThat(
				this.client.getSecretValue((request) -> request.secretId("app/keystore")).secretBinary().asByteArray())
			.isEqualTo(bytes);
	}

	@Test
	void applyWhenPropertiesAreMembersMergesThem() {
		this.server.put("app/db", "{\"host\":\"db-1\",\"user\":\"app\"}");
		Map<String, String> properties = Map.of("db.user", "app", "db.password", "opensesame");
		MigrationReport report = migration(
				MigrationSource.properties(List.of("db.user=db#user", "db.password=db#password"), properties::get))
			.apply(false);
		assertThat(statuses(report)).containsExactly("app/db: added");
		assertThat(this.server.text("app/db"))
			.isEqualTo("{\"host\":\"db-1\",\"user\":\"app\",\"password\":\"opensesame\"}");
		assertThat(report.items().get(0).references()).containsExactly("db#user", "db#password");
	}

	@Test
	void applyWhenMemberDiffersIsNotChangedUnasked() {
		this.server.put("app/db", "{\"user\":\"other\"}");
		Migration migration = migration(MigrationSource.properties(List.of("db.user=db#user"), (name) -> "app"));
		assertThat(statuses(migration.apply(false))).containsExactly("app/db: differs");
		assertThat(statuses(migration.apply(true))).containsExactly("app/db: overwritten");
		assertThat(this.server.text("app/db")).isEqualTo("{\"user\":\"app\"}");
	}

	@Test
	void applyWhenSecretOfMemberIsMissingCreatesIt() {
		Migration migration = migration(MigrationSource.properties(List.of("db.user=db#user"), (name) -> "app"));
		assertThat(statuses(migration.apply(false))).containsExactly("app/db: created");
		assertThat(this.server.text("app/db")).isEqualTo("{\"user\": \"app\"}");
	}

	@Test
	void applyWhenSecretOfMemberIsNoJsonFails() {
		this.server.put("app/db", "opensesame");
		Migration migration = migration(MigrationSource.properties(List.of("db.user=db#user"), (name) -> "app"));
		assertThat(statuses(migration.apply(true))).containsExactly("app/db: failed");
		assertThat(this.server.text("app/db")).isEqualTo("opensesame");
	}

	@Test
	void planWhenPropertyIsMissingOrASecretIsInvalid() {
		MigrationReport report = migration(MigrationSource.properties(List.of("db.user=db#user"), (name) -> null))
			.plan();
		assertThat(statuses(report)).containsExactly("app/db: invalid");
		assertThat(report.items().get(0).advice().description()).contains("there is no such property");
	}

	@Test
	void propertiesWhenMappingIsMalformedIsRefused() {
		assertThatExceptionOfType(UnusableSourceException.class)
			.isThrownBy(() -> MigrationSource.properties(List.of("spring.datasource.password"), (name) -> null))
			.withMessageContaining("spring.datasource.password=db#password");
	}

	@Test
	void planWhenVariablesAreGivenFindsThemByReference() {
		Map<String, String> variables = Map.of("SECRET_STRIPE_API_KEY", "opensesame", "SECRET_LEFT_OVER", "x", "HOME",
				"/root");
		MigrationReport report = migration(MigrationSource.variables("SECRET_", variables,
				List.of(SecretRef.of("stripe/api-key"), SecretRef.of("db#password"))))
			.plan();
		assertThat(statuses(report)).containsExactlyInAnyOrder("app/stripe/api-key: create",
				"app/SECRET_LEFT_OVER: invalid");
	}

	@Test
	void planWhenPlacesDisagreeIsInvalid() throws Exception {
		file("stripe/api-key", "opensesame");
		MigrationSource variables = MigrationSource.variables("SECRET_", Map.of("SECRET_STRIPE_API_KEY", "other"),
				List.of(SecretRef.of("stripe/api-key")));
		MigrationReport report = migration(MigrationSource.files(this.directory.toString()), variables).plan();
		assertThat(statuses(report)).containsExactly("app/stripe/api-key: invalid");
		assertThat(report.items().get(0).advice().description()).contains("several places have different values");
	}

	@Test
	void planWhenPlacesAgreeHasTheSecretOnce() throws Exception {
		file("stripe/api-key", "opensesame\n");
		MigrationSource variables = MigrationSource.variables("SECRET_", Map.of("SECRET_STRIPE_API_KEY", "opensesame"),
				List.of(SecretRef.of("stripe/api-key")));
		MigrationReport report = migration(MigrationSource.files(this.directory.toString()), variables).plan();
		assertThat(statuses(report)).containsExactly("app/stripe/api-key: create");
		assertThat(report.items().get(0).origins()).hasSize(2);
	}

	@Test
	void planWhenOneHasTheWholeAndOneAMemberIsInvalid() throws Exception {
		file("db", "{}");
		MigrationReport report = migration(MigrationSource.files(this.directory.toString()),
				MigrationSource.properties(List.of("db.user=db#user"), (name) -> "app"))
			.plan();
		assertThat(statuses(report)).containsExactly("app/db: invalid");
	}

	@Test
	void planWhenFileIsALinkOutOfTheDirectoryIsInvalid(@TempDir Path elsewhere) throws Exception {
		Files.writeString(elsewhere.resolve("shadow"), "opensesame");
		Files.createSymbolicLink(this.directory.resolve("key"), elsewhere.resolve("shadow"));
		MigrationReport report = files().plan();
		assertThat(statuses(report)).containsExactly("app/key: invalid");
		assertThat(report.items().get(0).advice().description()).contains("link out of the directory");
	}

	@Test
	void planWhenDirectoryIsMountedAsKubernetesDoesHasEachFileOnce() throws Exception {
		Path data = Files.createDirectories(this.directory.resolve("..2026_01_01"));
		Files.writeString(data.resolve("api-key"), "opensesame");
		Files.createSymbolicLink(this.directory.resolve("..data"), Path.of("..2026_01_01"));
		Files.createSymbolicLink(this.directory.resolve("api-key"), Path.of("..data", "api-key"));
		assertThat(statuses(files().plan())).containsExactly("app/api-key: create");
	}

	/**
	 * Applies, and does something while the migration waits at a gate.
	 */
	private MigrationReport whileHolding(Gate gate, Runnable meanwhile, boolean overwrite) throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			Future<MigrationReport> report = executor.submit(() -> files().apply(overwrite));
			gate.awaitRequests(1);
			meanwhile.run();
			gate.open();
			return report.get();
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static List<String> statuses(MigrationReport report) {
		return report.items().stream().map((item) -> item.name() + ": " + item.status()).collect(Collectors.toList());
	}

	private Migration files() {
		return migration(MigrationSource.files(this.directory.toString()));
	}

	private Migration migration(MigrationSource... sources) {
		return Migration.of(AwsBackend.of(() -> this.client, new SimpleAsyncTaskExecutor("test-"), 4),
				AwsWriter.of(() -> this.client, NewSecrets.PLAIN), SecretNaming.of("app", List.of()), new Doctor(),
				List.of(sources));
	}

	private void file(String path, String content) throws IOException {
		Path file = this.directory.resolve(path);
		Files.createDirectories(file.getParent());
		Files.write(file, content.getBytes(StandardCharsets.UTF_8));
	}

}
