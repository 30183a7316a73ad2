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

package io.github.awssecrets.benchmarks.startup;

import java.util.List;

import io.github.awssecrets.benchmarks.measure.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Application}: each way starts, has its values, and has no jar of
 * another way.
 */
class ApplicationTests {

	private static final int SECRETS = 3;

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(SECRETS);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "NONE, 0", "UNUSED_STARTER, 0", "SPRING_CLOUD_AWS, 3", "STARTER, 1", "SDK, 3" })
	void timeWhenApplicationHasAllValuesIsPositive(Way way, int calls) {
		server.calls();
		assertThat(time(new Application("small", way, SECRETS))).isPositive();
		assertThat(server.calls().all()).isEqualTo(calls);
	}

	@Test
	void timeWhenApplicationLacksValueFails() {
		Application application = new Application("small", Way.SDK, SECRETS + 1);
		assertThatIllegalStateException().isThrownBy(() -> time(application));
	}

	@ParameterizedTest
	@EnumSource
	void classPathHasNoJarOfAnotherWay(Way way) {
		String classPath = way.classPath("small");
		boolean starter = way == Way.STARTER || way == Way.UNUSED_STARTER;
		assertThat(classPath.contains("aws-secrets-spring-boot-")).isEqualTo(starter);
		assertThat(classPath.contains("/caffeine-")).isEqualTo(starter);
		assertThat(classPath.contains("spring-cloud-aws-")).isEqualTo(way != Way.NONE && way != Way.SDK);
		assertThat(classPath.contains("/secretsmanager-")).isEqualTo(way != Way.NONE);
		assertThat(classPath).doesNotContain("jmh-", "caching-java", "tomcat");
	}

	private static long time(Application application) {
		return application.time(server.endpoint().toString(), List.of("-XX:TieredStopAtLevel=1"));
	}

}
