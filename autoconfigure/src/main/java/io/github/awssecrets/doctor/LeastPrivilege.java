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

package io.github.awssecrets.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.policy.IamPolicy;
import io.github.awssecrets.policy.PolicyStatement;
import io.github.awssecrets.policy.SecretResource;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * What a role has to be allowed for the references in use, and no more. Account and
 * Region are those that AWS has answered with; where it has not answered yet, a wildcard
 * stands in for the account, and what is known of the Region for the Region.
 *
 * @since 0.1.0
 */
public final class LeastPrivilege {

	private static final String ANY = "*";

	private static final String SERVICE = "secretsmanager:";

	/**
	 * What writing calls, apart from what knows no resource but all.
	 */
	private static final List<String> WRITING = List.of("CreateSecret", "DeleteSecret", "DescribeSecret",
			"GetSecretValue", "ListSecretVersionIds", "PutSecretValue", "RestoreSecret", "UpdateSecretVersionStage");

	private static final int REGION = 3;

	private static final int ACCOUNT = 4;

	private final List<Diagnosis> diagnoses;

	private final @Nullable String region;

	/**
	 * Creates the answer for references.
	 * @param diagnoses the references
	 * @param before the sources that are asked before AWS: it is not asked for what they
	 * have
	 * @param region the Region that is configured, if any
	 */
	public LeastPrivilege(List<Diagnosis> diagnoses, Set<String> before, @Nullable String region) {
		this.diagnoses = diagnoses.stream().filter((diagnosis) -> isAskedOfAws(diagnosis, before)).toList();
		this.region = region;
	}

	/**
	 * What the role needs to read the secrets that are in use.
	 * @param kmsKey the ARN of the key that encrypts them, {@code *} for any key of the
	 * account, or {@code null} where it is that of AWS, for which nothing is needed
	 * @return the policy, or nothing if nothing is read from AWS
	 */
	public Optional<IamPolicy> toRead(@Nullable String kmsKey) {
		if (this.diagnoses.isEmpty()) {
			return Optional.empty();
		}
		SortedSet<String> resources = resources();
		List<PolicyStatement> statements = new ArrayList<>();
		statements.add(new PolicyStatement("ReadSecrets", actions(), List.copyOf(resources), Map.of()));
		if (resources.size() > 1 && !isReadByAgent()) {
			statements.add(PolicyStatement.allow("secretsmanager:BatchGetSecretValue", ANY)
				.named("ReadSeveralSecretsWithOneCall"));
		}
		if (kmsKey != null) {
			statements.add(decrypt(kmsKey));
		}
		return Optional.of(new IamPolicy(statements));
	}

	/**
	 * An agent asks AWS whether what it keeps is still so.
	 */
	private List<String> actions() {
		return isReadByAgent() ? List.of("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret")
				: List.of("secretsmanager:GetSecretValue");
	}

	private boolean isReadByAgent() {
		return this.diagnoses.stream()
			.map(Diagnosis::origin)
			.anyMatch((origin) -> origin != null && origin.source().equals("agent"));
	}

	/**
	 * What the role needs to write secrets below a prefix, and to migrate some there:
	 * that is more than reading needs, and includes it.
	 * @param prefix what the names of the secrets start with
	 * @param tags whether new secrets are tagged
	 * @param kmsKey as for {@link #toRead}
	 * @return the policy
	 */
	public IamPolicy toWrite(String prefix, boolean tags, @Nullable String kmsKey) {
		List<String> actions = Stream.concat(WRITING.stream(), tags ? Stream.of("TagResource") : Stream.empty())
			.sorted()
			.map((action) -> SERVICE + action)
			.toList();
		String resource = SecretResource.below(prefix, anyRegion(), anyAccount()).arn();
		List<PolicyStatement> statements = new ArrayList<>();
		statements.add(new PolicyStatement("WriteSecrets", actions, List.of(resource), Map.of()));
		statements.add(new PolicyStatement("ListSecretsAndReadSeveral",
				List.of(SERVICE + "BatchGetSecretValue", SERVICE + "ListSecrets"), List.of(ANY), Map.of()));
		if (kmsKey != null) {
			statements.add(decrypt(kmsKey).and("kms:GenerateDataKey").named("EncryptSecrets"));
		}
		return new IamPolicy(statements);
	}

	private SortedSet<String> resources() {
		return this.diagnoses.stream()
			.map((diagnosis) -> SecretResource.of(id(diagnosis), regionOf(diagnosis), accountOf(diagnosis)).arn())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private PolicyStatement decrypt(String kmsKey) {
		String region = kmsKey.equals(ANY) ? anyRegion() : kmsKey.split(":")[REGION];
		String key = kmsKey.equals(ANY) ? SecretResource.anyKey(region, anyAccount()).arn() : kmsKey;
		return PolicyStatement.decrypt(key, region).named("DecryptSecrets");
	}

	private String anyRegion() {
		return this.diagnoses.stream()
			.findFirst()
			.map(this::regionOf)
			.orElse((this.region != null) ? this.region : ANY);
	}

	private String anyAccount() {
		return this.diagnoses.stream().findFirst().map(this::accountOf).orElse(ANY);
	}

	private static boolean isAskedOfAws(Diagnosis diagnosis, Set<String> before) {
		return diagnosis.name() != null
				&& (diagnosis.origin() == null || !before.contains(diagnosis.origin().source()));
	}

	private static String id(Diagnosis diagnosis) {
		return Objects.requireNonNull(diagnosis.name()).id();
	}

	private String regionOf(Diagnosis diagnosis) {
		return Stream.concat(Stream.of(diagnosis), ofStore(diagnosis))
			.map(Diagnosis::region)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse((this.region != null) ? this.region : ANY);
	}

	private String accountOf(Diagnosis diagnosis) {
		return ofStore(diagnosis).map(Diagnosis::origin)
			.filter(Objects::nonNull)
			.map(SecretOrigin::arn)
			.filter(Objects::nonNull)
			.map((arn) -> arn.split(":", ACCOUNT + 2)[ACCOUNT])
			.findFirst()
			.orElse(ANY);
	}

	/**
	 * Secrets of one store are in one account and Region, but for those that are named by
	 * an ARN.
	 */
	private Stream<Diagnosis> ofStore(Diagnosis diagnosis) {
		String store = Objects.requireNonNull(diagnosis.name()).store();
		return this.diagnoses.stream().filter((other) -> {
			SecretName name = Objects.requireNonNull(other.name());
			return name.path() != null && name.store().equals(store);
		});
	}

}
