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
package io.github.awssecrets.test;

import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An AWS Secrets Manager inside the JVM, listening on a random port of the loopback
 * interface.
 *
 * <pre>{@code
 * try (FakeSecretsManager server = FakeSecretsManager.start()) {
 *     server.put("db/password", "opensesame");
 *     server.fail(Fault.throttling()).on(Operation.GET_SECRET_VALUE).times(2);
 *     // point a client at server.endpoint()
 *     assertThat(server.calls(Operation.GET_SECRET_VALUE)).hasSize(3);
 * }
 * }</pre>
 *
 * What the methods of this class do is neither recorded as a call nor struck by faults.
 * They throw {@link IllegalArgumentException} where the service would refuse. All methods
 * may be called from any thread.
 *
 * @since 0.1.0
 */
public final class FakeSecretsManager implements AutoCloseable {

	private static final String REGION = "eu-central-1";

	private static final String ACCOUNT = "123456789012";

	private final Faults faults = new Faults();

	private final Journal journal = new Journal();

	private final String region;

	private final Service service;

	private final HttpListener listener;

	private FakeSecretsManager(String region) {
		this.region = region;
		this.service = new Service(new Vault(region, ACCOUNT), this.faults::refusalOf);
		this.listener = HttpListener.start(new Wire(this.service, this.faults, this.journal)::answer);
	}

	/**
	 * Start a server without secrets.
	 * @return the server, to be closed by the caller
	 */
	public static FakeSecretsManager start() {
		return start(REGION);
	}

	/**
	 * Start a server without secrets that plays a region.
	 * @param region the region, as it appears in ARNs
	 * @return the server, to be closed by the caller
	 */
	public static FakeSecretsManager start(String region) {
		return new FakeSecretsManager(region);
	}

	/**
	 * Where the server listens.
	 * @return the endpoint for clients
	 */
	public URI endpoint() {
		return this.listener.uri();
	}

	/**
	 * The region that the server plays, as it appears in ARNs. Clients may sign for any.
	 * @return the region
	 */
	public String region() {
		return this.region;
	}

	/**
	 * The configuration properties that lead an application to this server: endpoint,
	 * region and credentials that open nothing; the endpoint of AWS STS as well, since
	 * the server gives out credentials of any role, and no other region to fail over to,
	 * and no snapshot. Tests without
	 * {@link EnableFakeSecretsManager @EnableFakeSecretsManager} hand them to their
	 * application, by {@code @DynamicPropertySource} or {@code TestPropertyValues} say.
	 * @return the properties by name
	 */
	public Map<String, String> properties() {
		return Map.of("aws.secrets.endpoint", endpoint().toString(), "aws.secrets.sts-endpoint", endpoint().toString(),
				"aws.secrets.region", region(), "aws.secrets.failover-regions", "", "aws.secrets.snapshot.file", "",
				"spring.cloud.aws.credentials.access-key", "test", "spring.cloud.aws.credentials.secret-key", "test");
	}

	/**
	 * Put a text into a secret, which is created if need be. Names with {@code !}, as AWS
	 * gives them to managed secrets, are allowed here.
	 * @param name the secret's name
	 * @param text the text
	 * @param stages the staging labels of the new version, {@code AWSCURRENT} if none are
	 * given
	 * @return the new version's id
	 */
	public String put(String name, String text, String... stages) {
		return put(name, "SecretString", text, List.of(stages));
	}

	/**
	 * Put bytes into a secret, which is created if need be.
	 * @param name the secret's name
	 * @param bytes the bytes
	 * @param stages the staging labels of the new version, {@code AWSCURRENT} if none are
	 * given
	 * @return the new version's id
	 */
	public String put(String name, byte[] bytes, String... stages) {
		return put(name, "SecretBinary", Base64.getEncoder().encodeToString(bytes), List.of(stages));
	}

	/**
	 * Create a secret that has no value yet.
	 * @param name the secret's name
	 */
	public void create(String name) {
		create(name, Map.of());
	}

	/**
	 * Copy a secret as it is now to a server of another region, as AWS replicates it:
	 * versions and labels are the same, and so is the ARN but for its region.
	 * @param name the secret's name
	 * @param replica the other server
	 */
	public void replicate(String name, FakeSecretsManager replica) {
		StoredSecret secret = this.service.secrets()
			.stream()
			.filter((candidate) -> candidate.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no such secret"));
		replica.service.put(secret.replica(this.region, replica.region));
	}

	/**
	 * Schedule a secret for deletion, in 30 days.
	 * @param name the secret's name
	 */
	public void scheduleDeletion(String name) {
		call(Operation.DELETE_SECRET, Map.of("SecretId", name));
	}

	/**
	 * Remove a secret at once, as if it had never been.
	 * @param name the secret's name
	 */
	public void remove(String name) {
		call(Operation.DELETE_SECRET, Map.of("SecretId", name, "ForceDeleteWithoutRecovery", true));
	}

	/**
	 * The names of all secrets, also of those scheduled for deletion.
	 * @return the names in the order of creation
	 */
	public List<String> names() {
		return this.service.secrets().stream().map(StoredSecret::name).toList();
	}

	/**
	 * The current text of a secret.
	 * @param name the secret's name
	 * @return the text
	 */
	public String text(String name) {
		return member("SecretString", call(Operation.GET_SECRET_VALUE, Map.of("SecretId", name)));
	}

	/**
	 * The ARN of a secret.
	 * @param name the secret's name
	 * @return the full ARN
	 */
	public String arn(String name) {
		return member("ARN", call(Operation.DESCRIBE_SECRET, Map.of("SecretId", name)));
	}

	/**
	 * Let a role be assumed by those alone who know its external id. Any other role is
	 * given to everybody. Who has assumed one signs its requests with the access key id
	 * {@code <session name>@<role name>}, as {@link Call#accessKeyId()} tells.
	 * @param roleArn the ARN of the role
	 * @param externalId the external id in its trust policy
	 */
	public void requireExternalId(String roleArn, String externalId) {
		this.service.requireExternalId(roleArn, externalId);
	}

	/**
	 * Let something go wrong.
	 *
	 * <pre>{@code
	 * server.fail(Fault.throttling()).times(3);
	 * server.fail(Fault.accessDenied()).on(Operation.BATCH_GET_SECRET_VALUE).always();
	 * server.fail(Fault.kmsAccessDenied()).forSecret("db/password").always();
	 * }</pre>
	 *
	 * Several faults happen in the order in which they are scripted: latency and then
	 * throttling, say, or three throttled requests and then one that fails.
	 * @param fault what goes wrong
	 * @return where to say when; nothing happens before this sentence ends with
	 * {@code once()}, {@code times(n)} or {@code always()}
	 */
	public FaultScript fail(Fault fault) {
		return this.faults.script(fault);
	}

	/**
	 * End all faults. Requests that hang because of one go on.
	 */
	public void clearFaults() {
		this.faults.clear();
	}

	/**
	 * What has been asked of the server since it started or was reset, also by requests
	 * that failed or still hang.
	 * @return the calls in the order of their arrival
	 */
	public List<Call> calls() {
		return this.journal.calls();
	}

	/**
	 * The calls of one operation.
	 * @param operation the operation
	 * @return the calls in the order of their arrival
	 */
	public List<Call> calls(Operation operation) {
		return calls().stream().filter((call) -> call.operation() == operation).toList();
	}

	/**
	 * Forget the calls.
	 */
	public void clearCalls() {
		this.journal.clear();
	}

	/**
	 * Forget everything: secrets, external ids, faults and calls.
	 */
	public void reset() {
		clearFaults();
		this.service.clear();
		clearCalls();
	}

	/**
	 * Stop the server. Requests under way are broken off, and no thread remains.
	 */
	@Override
	public void close() {
		this.listener.close();
	}

	@Override
	public String toString() {
		return "FakeSecretsManager[" + endpoint() + "]";
	}

	private synchronized String put(String name, String member, String value, List<String> stages) {
		boolean exists = names().contains(name);
		if (!exists && stages.isEmpty()) {
			return member("VersionId", create(name, Map.of(member, value)));
		}
		if (!exists) {
			create(name);
		}
		Map<String, Object> members = new LinkedHashMap<>(Map.of("SecretId", name, member, value));
		if (!stages.isEmpty()) {
			members.put("VersionStages", stages);
		}
		return member("VersionId", call(Operation.PUT_SECRET_VALUE, members));
	}

	// What stands before the exclamation mark of a managed secret is the service.
	private Map<String, Object> create(String name, Map<String, String> content) {
		Map<String, Object> members = new LinkedHashMap<>(content);
		members.put("Name", name);
		int mark = name.indexOf('!');
		if (mark > 0) {
			members.put("OwningService", name.substring(0, mark));
		}
		return call(Operation.CREATE_SECRET, members);
	}

	private Map<String, Object> call(Operation operation, Map<String, Object> members) {
		try {
			return this.service.answer(new Request(operation, members));
		}
		catch (RefusedException ex) {
			throw new IllegalArgumentException(ex.code() + ": " + ex.text(), ex);
		}
	}

	private static String member(String name, Map<String, Object> answer) {
		Object value = answer.get(name);
		if (value == null) {
			throw new IllegalArgumentException("The secret has no " + name);
		}
		return value.toString();
	}

}
