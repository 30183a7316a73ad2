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
package io.github.awssecrets;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arrows between the packages, and who may know which third party.
 */
class ArchitectureTests {

	private static final String OURS = "io.github.awssecrets.";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.github.awssecrets");

	@ParameterizedTest
	@CsvSource({ "ref,''", "policy,''", "backend,ref", "write,backend ref", "aws,write backend ref",
			"agent,backend ref", "cache,backend ref", "read,cache backend ref", "snapshot,cache backend ref",
			"env,snapshot read cache aws agent write backend ref", "refresh,read cache backend ref",
			"pool,refresh cache ref", "doctor,policy env write read cache backend ref",
			"migrate,doctor env write backend ref", "audit,aws backend ref", "metrics,refresh cache aws backend",
			"observation,aws backend", "shield,env read", "actuate,doctor policy refresh write read backend ref",
			"command,migrate doctor env aws write cache backend ref" })
	void packageWhenItIsAFeatureImportsThoseBelowAlone(String feature, String below) {
		String[] allowed = Stream.of((feature + " " + below).strip().split(" "))
			.map((name) -> OURS + name + "..")
			.toArray(String[]::new);
		check(noClasses().that(are(feature))
			.should()
			.dependOnClassesThat(
					resideInAPackage(OURS + ".").and(DescribedPredicate.not(resideInAnyPackage(allowed)))));
	}

	@Test
	void packageWhenThereIsOneIsNamedInARule() {
		assertThat(
				CLASSES.stream().map(JavaClass::getPackageName).map((name) -> name.substring(OURS.length())).toList())
			.contains("ref", "test")
			.isSubsetOf("ref", "policy", "backend", "write", "aws", "agent", "cache", "read", "snapshot", "env",
					"refresh", "pool", "doctor", "migrate", "audit", "metrics", "observation", "shield", "actuate",
					"command", "autoconfigure", "test", "test.context");
	}

	@Test
	void autoconfigureWhenSomethingImportsItFails() {
		check(noClasses().that(DescribedPredicate.not(are("autoconfigure")))
			.should()
			.dependOnClassesThat(are("autoconfigure")));
	}

	@ParameterizedTest
	@CsvSource({ "com.github.benmanes.caffeine,cache", "software.amazon,aws autoconfigure",
			"io.awspring,aws autoconfigure", "tools.jackson,backend", "com.zaxxer.hikari,pool autoconfigure",
			"io.micrometer,metrics observation autoconfigure" })
	void thirdPartyWhenItIsUsedHasItsHome(String thirdParty, String homes) {
		check(noClasses().that(DescribedPredicate.not(are(homes.split(" "))))
			.should()
			.dependOnClassesThat(resideInAPackage(thirdParty + "..")));
	}

	@Test
	void testSupportWhenItServesImportsNothingOfWhatItTests() {
		check(noClasses().that(are("test"))
			.should()
			.dependOnClassesThat(resideInAPackage(OURS + ".").and(DescribedPredicate.not(are("test")))));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".*(Impl|Utils?|Helper|(?<!Secrets)Manager)(\\$.*)?", ".*[.$]Abstract[^.]*" })
	void classWhenNamedTellsWhatItIs(String saysNothing) {
		check(noClasses().should().haveNameMatching(saysNothing));
	}

	@Test
	void autoConfigurationWhenItIsOneIsPublicAndFinal() {
		check(classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL));
	}

	@Test
	void beanMethodWhenItIsOneIsPackagePrivate() {
		check(methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate());
	}

	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CLASSES);
	}

	private static DescribedPredicate<JavaClass> are(String... features) {
		return resideInAnyPackage(Arrays.stream(features).map((name) -> OURS + name + "..").toArray(String[]::new));
	}

}
