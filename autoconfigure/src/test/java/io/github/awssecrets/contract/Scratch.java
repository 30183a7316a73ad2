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

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * The secrets of one test: below a prefix that no other test has, and gone when it is
 * over, so that others may use the server at the same time.
 */
final class Scratch implements AutoCloseable {

	private final Connection connection;

	private final String prefix = "contract/" + UUID.randomUUID();

	private final List<String> created = new ArrayList<>();

	Scratch(Connection connection) {
		this.connection = connection;
		calls().clear();
	}

	SecretsManagerClient client() {
		return this.connection.client();
	}

	Calls calls() {
		return this.connection.calls();
	}

	Server server() {
		return this.connection.server();
	}

	String prefix() {
		return this.prefix;
	}

	/**
	 * The name that a path has below the prefix.
	 */
	String name(String path) {
		return this.prefix + "/" + path;
	}

	/**
	 * Creates a secret with a text.
	 * @return its name
	 */
	String create(String path, String text) {
		return created(client().createSecret((request) -> request.name(name(path)).secretString(text)));
	}

	/**
	 * Creates a secret with bytes.
	 * @return its name
	 */
	String create(String path, byte[] bytes) {
		SdkBytes binary = SdkBytes.fromByteArray(bytes);
		return created(client().createSecret((request) -> request.name(name(path)).secretBinary(binary)));
	}

	/**
	 * Creates secrets, each with its own name as text.
	 * @return their names
	 */
	List<String> createMany(int count) {
		return IntStream.range(0, count)
			.mapToObj((index) -> create("many/%03d".formatted(index), name("many/%03d".formatted(index))))
			.toList();
	}

	/**
	 * Creates a secret without a value.
	 * @return its name
	 */
	String createEmpty(String path) {
		return created(client().createSecret((request) -> request.name(name(path))));
	}

	/**
	 * Creates a secret that is scheduled for deletion.
	 * @return its name
	 */
	String createScheduled(String path) {
		String name = create(path, "on its way out");
		client().deleteSecret((request) -> request.secretId(name));
		return name;
	}

	/**
	 * Remembers to clear a secret away.
	 * @return its name
	 */
	String created(CreateSecretResponse response) {
		this.created.add(response.name());
		return response.name();
	}

	/**
	 * Remembers to clear a secret away that the test is about to create.
	 * @return the path
	 */
	String writable(String path) {
		this.created.add(name(path));
		return path;
	}

	/**
	 * Adds a version to a secret.
	 * @return the version's id
	 */
	String put(String name, String text, String... stages) {
		return client().putSecretValue((request) -> {
			request.secretId(name).secretString(text);
			if (stages.length > 0) {
				request.versionStages(stages);
			}
		}).versionId();
	}

	GetSecretValueResponse get(String id) {
		return client().getSecretValue((request) -> request.secretId(id));
	}

	String text(String id) {
		return get(id).secretString();
	}

	String textAt(String id, String stage) {
		return client().getSecretValue((request) -> request.secretId(id).versionStage(stage)).secretString();
	}

	String textOf(String id, String versionId) {
		return client().getSecretValue((request) -> request.secretId(id).versionId(versionId)).secretString();
	}

	String arn(String name) {
		return client().describeSecret((request) -> request.secretId(name)).arn();
	}

	/**
	 * The ARN of a secret without the hyphen and the six characters at its end.
	 */
	String partialArn(String name) {
		String arn = arn(name);
		return arn.substring(0, arn.length() - "-AbCdEf".length());
	}

	/**
	 * Expects what AWS does, except from a server that is known to do something else.
	 */
	void expect(Runnable aws, Deviation deviation, Runnable theirs) {
		if (deviation.isOf(server().implementation())) {
			deviation.verify(theirs);
		}
		else {
			aws.run();
		}
	}

	@Override
	public void close() {
		for (String name : this.created) {
			client().deleteSecret((request) -> request.secretId(name).forceDeleteWithoutRecovery(true));
		}
	}

}
