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
package io.github.awssecrets.usecases;

import java.util.HashMap;
import java.util.Map;

import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each mistake that a person can make has its own sentence, at the line that has to be
 * changed.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadInputTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	private final Map<String, String> before = new HashMap<>();

	@AfterEach
	void restoreSystemProperties() {
		this.before.forEach((name, value) -> {
			if (value != null) {
				System.setProperty(name, value);
			}
			else {
				System.clearProperty(name);
			}
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			../x                | '..'
			/x                  | a path
			a///b               | a path
			a b                 | ' '
			x?stage=            | a stage is not empty
			x?stages=A          | a query is either
			x#                  | a member
			arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf | aws.secrets.allowed-arns
			other//x            | aws.secrets.stores
			""")
	void referenceWhenBreakingRuleIsReportedWithIt(String reference, String rule, CapturedOutput output) {
		this.application.yaml("value: \"${secrets:%s}\"".formatted(reference));
		assertThat(report(output)).contains("'value' at application.yaml:1:8 needs the secret '" + reference + "'")
			.contains("It can't be used")
			.contains(rule);
	}

	@Test
	void memberWhenSecretIsNoJsonIsReported(CapturedOutput output) {
		this.application.secret("x", "c4nary-v4lue").yaml("value: ${secrets:x#member}");
		assertThat(report(output)).contains("A member of 'x' is asked for, but the value is not JSON");
	}

	@Test
	void memberWhenMissingIsReportedWithThoseThereAre(CapturedOutput output) {
		this.application.secret("x", "{\"user\":\"c4nary-v4lue\",\"password\":\"c4nary-v4lue\"}")
			.yaml("value: ${secrets:x#passwort}");
		assertThat(report(output)).contains("'x' has no such member").contains("user, password");
	}

	@Test
	void pointerWhenMissingIsReportedWithMembersBesideIt(CapturedOutput output) {
		this.application.secret("x", "{\"a\":{\"user\":\"c4nary-v4lue\"}}").yaml("value: ${secrets:x#/a/b}");
		assertThat(report(output)).contains("'x' has no such member").contains("user");
	}

	@Test
	void stageWhenUnknownIsReported(CapturedOutput output) {
		this.application.secret("x", "c4nary-v4lue").yaml("value: ${secrets:x?stage=AWSPREVIOUS}");
		assertThat(report(output)).contains("has 'x', but no stage AWSPREVIOUS of it")
			.contains("list-secret-version-ids");
	}

	@Test
	void secretWhenWithoutValueIsReported(CapturedOutput output) {
		this.application.server().create("x");
		this.application.yaml("value: ${secrets:x}");
		assertThat(report(output)).contains("has 'x', but no stage AWSCURRENT of it");
	}

	@Test
	void prefixWhenInvalidIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws:
				  secrets:
				    prefix: amply prod
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.prefix' at application.yaml:3:13 is 'amply prod'");
	}

	@Test
	void allowedArnWhenInvalidIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets:
				  allowed-arns: [ "arn:aws:secretsmanager:*", "nonsense" ]
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("aws.secrets.allowed-arns")
			.contains("nonsense")
			.contains("application.yaml:2");
	}

	@Test
	void maxStaleWhenShorterThanTtlIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.cache:
				  ttl: 10m
				  max-stale: 5m
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.cache.max-stale' at application.yaml:3:14")
			.contains("aws.secrets.cache.ttl");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			aws.secrets.timeout            | 0s   | PT0S     | it has to be more than nothing
			aws.secrets.timeout            | -1s  | PT-1S    | it has to be more than nothing
			aws.secrets.startup-timeout    | 0s   | PT0S     | it has to be more than nothing
			aws.secrets.startup-timeout    | -30s | PT-30S   | it has to be more than nothing
			aws.secrets.cache.ttl          | 0s   | PT0S     | it has to be more than nothing
			aws.secrets.cache.ttl          | -5m  | PT-5M    | it has to be more than nothing
			aws.secrets.cache.ttl          | 25h  | PT24H    | it is shorter than aws.secrets.cache.ttl
			aws.secrets.cache.max-stale    | 4m   | PT4M     | it is shorter than aws.secrets.cache.ttl
			aws.secrets.cache.max-stale    | -1s  | PT-1S    | it is shorter than aws.secrets.cache.ttl
			aws.secrets.cache.maximum-size | 0    | 0        | at least one is kept
			aws.secrets.health.max-age     | 0s   | PT0S     | it has to be more than nothing
			aws.secrets.refresh.interval   | -1m  | PT-1M    | it can't be less than nothing
			""")
	void limitWhenItContradictsItselfOrAnotherIsReportedInOneSentence(String name, String value, String told,
			String rule, CapturedOutput output) {
		this.application.yaml(name + ": " + value + "\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("is '" + told + "', which is invalid: " + rule).contains("'aws.secrets.");
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void storeWhenNameIsInvalidIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.stores:
				  right: { prefix: a }
				  2nd: { prefix: b }
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.stores' at application.yaml:")
			.contains("is '2nd', which is invalid: the name of a store");
	}

	@Test
	void prefixOfStoreWhenInvalidIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.stores:
				  a: { prefix: a }
				  b: { prefix: ../b }
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.stores.b.prefix' at application.yaml:3:16 is '../b'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			aws.secrets.role-arn            | arn:aws:iam::1:role/x | arn:aws:iam::<account>:role/<name>
			aws.secrets.stores.a.role-arn   | reader                | arn:aws:iam::<account>:role/<name>
			aws.secrets.role-session-name   | a b                   | 2 to 64 characters
			aws.secrets.external-id         | tenant                | there is no role-arn next to it
			aws.secrets.stores.a.external-id | tenant               | there is no role-arn next to it
			""")
	void roleWhenInvalidIsReportedWithItsPlace(String name, String value, String rule, CapturedOutput output) {
		this.application.yaml(name + ": " + value + "\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("'" + name + "' at application.yaml:1:")
			.contains("is '" + value + "', which is invalid")
			.contains(rule);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			aws.secrets.failover-regions           | eu-central-1 | secrets are read from there in any case
			aws.secrets.failover-regions           | "EU West"    | the name of a Region is like eu-west-1
			aws.secrets.failover-regions           | eu-west-1    | failover-endpoints.eu-west-1 has to be set as well
			aws.secrets.stores.a.failover-regions  | eu-central-1 | secrets are read from there in any case
			aws.secrets.stores.a.failover-regions  | eu-west-1    | stores.a.failover-endpoints.eu-west-1 has to be set
			""")
	void failoverRegionWhenInvalidIsReportedWithItsPlace(String name, String value, String rule,
			CapturedOutput output) {
		this.application.yaml(name + ": " + value + "\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("'" + name + "' at application.yaml:1:")
			.contains("is '" + value.replace("\"", "") + "', which is invalid")
			.contains(rule);
	}

	@Test
	void failoverRegionWhenNamedTwiceIsReported(CapturedOutput output) {
		this.application.without("aws.secrets.endpoint")
			.yaml("aws.secrets.failover-regions: eu-west-1,eu-west-1\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("'aws.secrets.failover-regions' at application.yaml:1:")
			.contains("it is named twice");
	}

	@Test
	void failoverRegionWhenThatOfSpringCloudAwsIsReported(CapturedOutput output) {
		this.application.without("aws.secrets.endpoint", "aws.secrets.region").yaml("""
				spring.cloud.aws.region.static: eu-west-1
				aws.secrets.failover-regions: eu-west-1
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("secrets are read from there in any case");
	}

	@Test
	void failoverEndpointWhenOfNoFailoverRegionIsReported(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.failover-endpoints.eu-west-1: http://127.0.0.1:1
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.failover-endpoints' at application.yaml:1:")
			.contains("it is not one of aws.secrets.failover-regions");
	}

	@Test
	void snapshotWhenItHasNoKeyIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("aws.secrets.snapshot.file: snapshot\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("'aws.secrets.snapshot.file' at application.yaml:1:")
			.contains("it needs a key, aws.secrets.snapshot.key or aws.secrets.snapshot.kms-key");
	}

	@Test
	void snapshotWhenItHasTwoKeysIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.snapshot:
				  file: snapshot
				  key: c4nary-v4lue
				  kms-key: alias/shop
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.snapshot.kms-key' at application.yaml:4:")
			.contains("aws.secrets.snapshot.key is set as well");
	}

	@ParameterizedTest
	@ValueSource(strings = { "c4nary-v4lue", "YzRuYXJ5LXY0bHVl", "not base64 c4nary-v4lue!" })
	void snapshotKeyWhenInvalidIsReportedWithItsPlaceAndNotShown(String key, CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.snapshot:
				  file: snapshot
				  key: "%s"
				value: ${secrets:x}
				""".formatted(key));
		assertThat(report(output)).contains("'aws.secrets.snapshot.key' at application.yaml:3:")
			.contains("is '******', which is invalid: it has to be 32 bytes in Base64")
			.contains("openssl rand -base64 32")
			.doesNotContain(key);
	}

	@Test
	void snapshotKmsKeyWhenInvalidIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.snapshot: { file: snapshot, kms-key: "a key" }
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.snapshot.kms-key' at application.yaml:1:")
			.contains("is 'a key', which is invalid");
	}

	@Test
	void snapshotFileWhenDirectoryIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.snapshot.file: %s
				value: ${secrets:x}
				""".formatted(this.application.directory()));
		assertThat(report(output)).contains("'aws.secrets.snapshot.file' at application.yaml:1:")
			.contains("it is a directory");
	}

	@Test
	void externalIdWhenInvalidIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("""
				aws.secrets.role-arn: arn:aws:iam::123456789012:role/reader
				aws.secrets.external-id: a b
				value: ${secrets:x}
				""");
		assertThat(report(output)).contains("'aws.secrets.external-id' at application.yaml:2:").contains("1,224");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			aws.secrets.endpoint           | localhost          | it has to be one http://HOST:PORT
			aws.secrets.endpoint           | ftp://127.0.0.1    | it has to be one http://HOST:PORT
			aws.secrets.endpoint           | http://127.0.0.1:99999 | it has to be one http://HOST:PORT
			aws.secrets.endpoint           | http://a:1,http://a:2 | it has to be one http://HOST:PORT
			aws.secrets.stores.a.endpoint  | 127.0.0.1          | it has to be one http://HOST:PORT
			aws.secrets.sts-endpoint       | sts                | it has to be one http://HOST:PORT
			aws.secrets.region             | eu west            | the name of a Region is like eu-west-1
			aws.secrets.stores.a.region    | a.example/x        | the name of a Region is like eu-west-1
			""")
	void endpointWhenInvalidIsReportedWithItsPlace(String name, String value, String rule, CapturedOutput output) {
		this.application.without(name).yaml(name + ": " + value + "\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("'" + name + "' at application.yaml:1:")
			.contains("is '" + value + "', which is invalid")
			.contains(rule);
	}

	@ParameterizedTest
	@CsvSource({ "spring.cloud.aws.endpoint, localhost", "spring.cloud.aws.secretsmanager.endpoint, http://a b" })
	void endpointOfSpringCloudAwsWhenInvalidIsReportedWithItsPlace(String name, String value, CapturedOutput output) {
		this.application.without("aws.secrets.endpoint").yaml(name + ": " + value + "\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("'" + name + "' at application.yaml:1:")
			.contains("is '" + value + "', which is invalid: it has to be one http://HOST:PORT");
	}

	@ParameterizedTest
	@CsvSource({ "aws.secrets.timeout, 0s", "aws.secrets.startup-timeout, -1s", "aws.secrets.cache.ttl, 0s",
			"aws.secrets.cache.maximum-size, 0", "aws.secrets.refresh.interval, -1s" })
	void settingWhenOutOfRangeIsReportedWithItsPlace(String name, String value, CapturedOutput output) {
		this.application.yaml(name + ": " + value + "\nvalue: ${secrets:x}");
		assertThat(report(output)).contains("'" + name + "' at application.yaml:1:").contains("is invalid");
	}

	@ParameterizedTest
	@CsvSource({ "aws.secrets.cache.ttl, never", "aws.secrets.endpoint, 'no uri'", "aws.secrets.sources, vault",
			"aws.secrets.enabled, perhaps" })
	void settingWhenOfWrongTypeIsReportedWithItsPlace(String name, String value, CapturedOutput output) {
		this.application.without("aws.secrets.endpoint").yaml(name + ": " + value + "\nvalue: ${secrets:x}");
		assertThat(report(output)).contains(name).contains("application.yaml").contains("1:");
	}

	@ParameterizedTest
	@CsvSource({ "aws.secrets.prefix", "aws.secrets.region", "spring.cloud.aws.region.static",
			"spring.cloud.aws.credentials.access-key" })
	void settingWhenSecretItselfIsReported(String name, CapturedOutput output) {
		this.application.yaml(name + ": ${secrets:x}\nvalue: ${secrets:y}");
		assertThat(report(output)).contains("no secret can be in them")
			.contains("'" + name + "' at application.yaml:1:");
	}

	@Test
	void regionWhenItDoesNotExistIsReported(CapturedOutput output) {
		this.application.without("aws.secrets.endpoint").yaml("""
				aws.secrets.region: eu-nowhere-9
				value: ${secrets:x}
				""");
		assertThat(report(output)).containsIgnoringCase("there is no host secretsmanager.eu-nowhere-9.amazonaws.com")
			.contains("aws.secrets.region");
	}

	@Test
	void regionWhenNotConfiguredIsReported(CapturedOutput output) {
		withoutSurroundings();
		this.application.without("aws.secrets.region").yaml("value: ${secrets:x}");
		assertThat(report(output)).containsIgnoringCase("no AWS region is configured")
			.contains("Set aws.secrets.region");
	}

	@Test
	void credentialsWhenThereAreNoneIsReported(CapturedOutput output) {
		withoutSurroundings();
		this.application.without("spring.cloud.aws.credentials.access-key", "spring.cloud.aws.credentials.secret-key")
			.yaml("value: ${secrets:x}");
		assertThat(report(output)).containsIgnoringCase("no AWS credentials were found").contains("aws sso login");
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void clockWhenWrongIsReported(CapturedOutput output) {
		this.application.server().fail(Fault.signatureExpired()).always();
		this.application.yaml("value: ${secrets:x}");
		assertThat(report(output)).containsIgnoringCase("the clock of this machine is wrong");
	}

	@Test
	void accessKeyWhenUnknownIsReported(CapturedOutput output) {
		this.application.server().fail(Fault.unrecognizedClient()).always();
		this.application.yaml("value: ${secrets:x}");
		assertThat(report(output)).containsIgnoringCase("AWS does not know the access key");
	}

	@Test
	void secretWhenMissingInAwsAndFilesIsReportedWithItsNameInAws(CapturedOutput output) {
		this.application.property("aws.secrets.files.directory", this.application.directory().toString())
			.property("aws.secrets.prefix", "amply/prod")
			.yaml("value: ${secrets:x}");
		assertThat(report(output)).contains("'amply/prod/x'").contains("eu-central-1").contains("ResourceNotFound");
	}

	private String report(CapturedOutput output) {
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("Description:").doesNotContain("c4nary-v4lue");
		return output.toString().split("Description:")[1];
	}

	/**
	 * Neither this machine's profiles nor a metadata service are asked.
	 */
	private void withoutSurroundings() {
		set("aws.disableEc2Metadata", "true");
		set("aws.configFile", this.application.directory().resolve("config").toString());
		set("aws.sharedCredentialsFile", this.application.directory().resolve("credentials").toString());
	}

	private void set(String name, String value) {
		this.before.put(name, System.setProperty(name, value));
	}

}
