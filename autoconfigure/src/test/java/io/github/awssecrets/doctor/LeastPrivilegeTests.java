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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.env.UsedReference;
import io.github.awssecrets.policy.IamPolicy;
import io.github.awssecrets.policy.PolicyStatement;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LeastPrivilege}.
 */
class LeastPrivilegeTests {

	private static final String ARNS = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";

	private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/2f0c";

	@Test
	void toReadWhenSecretsAreInUseAllowsExactlyThose() {
		List<PolicyStatement> statements = toRead(read("shop/mail"), read("shop/db"), read("shop/db")).statements();
		assertThat(statements).extracting(PolicyStatement::sid)
			.containsExactly("ReadSecrets", "ReadSeveralSecretsWithOneCall");
		assertThat(statements.get(0).actions()).containsExactly("secretsmanager:GetSecretValue");
		assertThat(statements.get(0).resources()).containsExactly(ARNS + "shop/db-??????", ARNS + "shop/mail-??????");
		assertThat(statements.get(1).actions()).containsExactly("secretsmanager:BatchGetSecretValue");
		assertThat(statements.get(1).resources()).containsExactly("*");
	}

	@Test
	void toReadWhenThereIsOneSecretNeedsNoBatches() {
		assertThat(toRead(read("shop/db")).statements()).hasSize(1);
	}

	@Test
	void toReadWhenAnAgentReadsAllowsWhatItDoes() {
		Diagnosis byAgent = diagnosis(name("shop/db"), new SecretOrigin("agent", ARNS + "shop/db-AbCdEf", "v1", null),
				null);
		List<PolicyStatement> statements = toRead(byAgent, denied("shop/mail", null)).statements();
		assertThat(statements).hasSize(1);
		assertThat(statements.get(0).actions()).containsExactly("secretsmanager:GetSecretValue",
				"secretsmanager:DescribeSecret");
	}

	@Test
	void toReadWhenASecretIsDeniedTakesAccountAndRegionFromTheOthers() {
		assertThat(toRead(denied("shop/db", null), read("shop/mail")).statements().get(0).resources())
			.contains(ARNS + "shop/db-??????");
	}

	@Test
	void toReadWhenAllAreDeniedLeavesTheAccountOpen() {
		assertThat(toRead(denied("shop/db", "cn-north-1")).statements().get(0).resources())
			.containsExactly("arn:aws-cn:secretsmanager:cn-north-1:*:secret:shop/db-??????");
	}

	@Test
	void toReadWhenAwsNeverAnsweredTakesTheConfiguredRegion() {
		LeastPrivilege privilege = new LeastPrivilege(List.of(denied("shop/db", null)), Set.of(), "eu-north-1");
		assertThat(privilege.toRead(null).orElseThrow().statements().get(0).resources())
			.containsExactly("arn:aws:secretsmanager:eu-north-1:*:secret:shop/db-??????");
	}

	@Test
	void toReadWhenAnotherStoreIsDeniedDoesNotTakeTheAccountOfThis() {
		SecretName name = new SecretName("other", "db", "db", SecretVersion.CURRENT);
		Diagnosis other = diagnosis(name, null, new SecretFailure(FailureKind.ACCESS_DENIED, "AWS", "eu-west-1", null,
				null, null, null, 1, Duration.ZERO));
		assertThat(toRead(read("shop/db"), other).statements().get(0).resources())
			.contains("arn:aws:secretsmanager:eu-west-1:*:secret:db-??????");
	}

	@Test
	void toReadWhenReferenceIsAnArnKeepsIt() {
		String arn = "arn:aws:secretsmanager:us-east-1:999999999999:secret:rds!db-AbCdEf";
		SecretName name = new SecretName("", null, arn, SecretVersion.CURRENT);
		Diagnosis foreign = diagnosis(name, new SecretOrigin("aws", arn, "v", null), null);
		assertThat(toRead(foreign, denied("shop/db", "eu-west-1")).statements().get(0).resources())
			.containsExactly("arn:aws:secretsmanager:eu-west-1:*:secret:shop/db-??????", arn);
	}

	@Test
	void toReadWhenASourceBeforeAwsHasItLeavesItOut() {
		Diagnosis local = diagnosis(name("shop/db"), SecretOrigin.of("environment"), null);
		assertThat(new LeastPrivilege(List.of(local), Set.of("environment"), null).toRead(null)).isEmpty();
		assertThat(new LeastPrivilege(List.of(local), Set.of(), null).toRead(null)).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ KEY + "," + KEY + ",us-east-1", "*,arn:aws:kms:eu-west-1:123456789012:key/*,eu-west-1" })
	void toReadWhenThereIsAKeyAllowsToDecryptByWayOfSecretsManager(String key, String resource, String region) {
		IamPolicy policy = new LeastPrivilege(List.of(read("shop/db")), Set.of(), null).toRead(key).orElseThrow();
		PolicyStatement statement = policy.statements().get(1);
		assertThat(statement.actions()).containsExactly("kms:Decrypt");
		assertThat(statement.resources()).containsExactly(resource);
		assertThat(statement.conditions())
			.isEqualTo(Map.of("kms:ViaService", "secretsmanager." + region + ".amazonaws.com"));
	}

	@Test
	void toReadWhenPolicyIsMadeKeepsTheRulesOfItsGrammar() {
		IamPolicy policy = new LeastPrivilege(List.of(read("shop/db"), read("shop/mail")), Set.of(), null).toRead(KEY)
			.orElseThrow();
		assertThat(policy.document()).containsOnlyKeys("Version", "Statement").containsEntry("Version", "2012-10-17");
		assertThat(policy.statements()).extracting(PolicyStatement::sid)
			.doesNotHaveDuplicates()
			.allMatch((sid) -> sid.matches("[A-Za-z0-9]+"));
		assertThat(policy.statements()).allSatisfy((statement) -> {
			assertThat(statement.elements().keySet()).containsAnyOf("Sid", "Effect", "Action", "Resource", "Condition")
				.isSubsetOf("Sid", "Effect", "Action", "Resource", "Condition");
			assertThat(statement.actions()).isNotEmpty().allMatch((action) -> action.matches("[a-z]+:[A-Za-z]+"));
			assertThat(statement.resources()).isNotEmpty()
				.allMatch((resource) -> resource.equals("*")
						|| resource.matches("arn:aws[a-z-]*:[a-z]+:[a-z0-9-]+:([0-9]{12}|\\*):[^:]+(:[^:]+)?"));
		});
	}

	private static IamPolicy toRead(Diagnosis... diagnoses) {
		return new LeastPrivilege(List.of(diagnoses), Set.of(), null).toRead(null).orElseThrow();
	}

	private static Diagnosis read(String id) {
		return diagnosis(name(id), new SecretOrigin("aws", ARNS + id + "-AbCdEf", "v1", null), null);
	}

	private static Diagnosis denied(String id, String region) {
		return diagnosis(name(id), null, new SecretFailure(FailureKind.ACCESS_DENIED, "AWS", region, null,
				"AccessDeniedException", null, null, 1, Duration.ZERO));
	}

	private static Diagnosis diagnosis(SecretName name, SecretOrigin origin, SecretFailure failure) {
		return new Diagnosis(new UsedReference(name.id(), null, null, false, List.of()),
				(origin != null) ? Condition.OK : Condition.FAILED, name, origin, null, failure, null);
	}

	private static SecretName name(String id) {
		return new SecretName("", id.substring(id.indexOf('/') + 1), id, SecretVersion.CURRENT);
	}

}
