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

import java.util.stream.IntStream;

import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application has 45 secrets, which are read again.
 */
class RefreshInBatchesTests {

	private static final int SECRETS = 45;

	@RegisterExtension
	private final TestApplication application = new TestApplication();

	private SecretsRefresh refresh;

	@BeforeEach
	void start() {
		IntStream.range(0, SECRETS)
			.forEach((i) -> this.application.secret("s" + i, "old").property("p" + i, "${secrets:s" + i + "}"));
		this.refresh = this.application.run().getBean(SecretsRefresh.class);
		this.application.server().clearCalls();
	}

	@Test
	void refreshReadsTwentySecretsWithEachCall() {
		this.application.secret("s7", "new").secret("s44", "new");
		RefreshResult result = this.refresh.refresh();
		assertThat(this.application.server().calls()).hasSize(3)
			.allMatch((call) -> call.operation() == Operation.BATCH_GET_SECRET_VALUE);
		assertThat(result.properties()).containsExactly("p44", "p7");
		assertThat(result.unchanged()).hasSize(SECRETS - 2);
	}

	@Test
	void refreshWhenOneFailsTakesTheOthersIn() {
		this.application.server().fail(Fault.accessDenied()).forSecret("s7").always();
		IntStream.range(0, SECRETS).forEach((i) -> this.application.secret("s" + i, "new"));
		RefreshResult result = this.refresh.refresh();
		assertThat(result.changed()).hasSize(SECRETS - 1);
		assertThat(result.failed()).singleElement()
			.satisfies((failed) -> assertThat(failed.name().path()).isEqualTo("s7"));
	}

}
