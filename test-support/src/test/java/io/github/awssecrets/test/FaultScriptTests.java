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

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultScript}: when a fault happens.
 */
class FaultScriptTests extends WithServer {

	@BeforeEach
	void putSecrets() {
		this.server.put("a", "1");
		this.server.put("b-secret", "2");
	}

	@Test
	void faultWhenSentenceHasNoEndDoesNotHappen() {
		this.server.fail(Fault.throttling()).on(Operation.GET_SECRET_VALUE);
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void faultWhenCountedHappensThatOften() {
		this.server.fail(Fault.throttling()).times(2);
		assertThat(codeOf(() -> read("a"))).isEqualTo("ThrottlingException");
		assertThat(codeOf(() -> read("a"))).isEqualTo("ThrottlingException");
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void faultWhenClearedEnds() {
		ScriptedFault throttling = this.server.fail(Fault.throttling()).always();
		this.server.fail(Fault.internalError()).always();
		assertThat(codeOf(() -> read("a"))).isEqualTo("ThrottlingException");
		throttling.clear();
		assertThat(codeOf(() -> read("a"))).isEqualTo("InternalServiceError");
		this.server.clearFaults();
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void faultsWhenScriptedOneAfterAnotherHappenInThatOrder() {
		this.server.fail(Fault.throttling()).once();
		this.server.fail(Fault.unavailable()).once();
		assertThat(codeOf(() -> read("a"))).isEqualTo("ThrottlingException");
		assertThat(codeOf(() -> read("a"))).isEqualTo("ServiceUnavailableException");
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void faultsWhenFirstLetsRequestThroughHappenBoth() {
		this.server.fail(Fault.latency(Duration.ofMillis(1))).once();
		this.server.fail(Fault.throttling()).once();
		assertThat(codeOf(() -> read("a"))).isEqualTo("ThrottlingException");
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void faultWhenForOperationLeavesOthersAlone() {
		this.server.fail(Fault.throttling()).on(Operation.DESCRIBE_SECRET, Operation.LIST_SECRETS).always();
		assertThat(read("a")).isEqualTo("1");
		assertThat(codeOf(() -> this.client.describeSecret((request) -> request.secretId("a"))))
			.isEqualTo("ThrottlingException");
	}

	@Test
	void faultWhenForSecretLeavesOthersAlone() {
		this.server.fail(Fault.throttling()).forSecret("a").always();
		assertThat(read("b-secret")).isEqualTo("2");
		assertThat(codeOf(() -> read("a"))).isEqualTo("ThrottlingException");
	}

	@Test
	void faultWhenForSecretMeetsItByArnToo() {
		this.server.fail(Fault.throttling()).forSecret("b-secret").always();
		String arn = this.server.arn("b-secret");
		assertThat(codeOf(() -> read(arn))).isEqualTo("ThrottlingException");
		assertThat(codeOf(() -> read(arn.substring(0, arn.length() - 7)))).isEqualTo("ThrottlingException");
	}

	@Test
	void faultWhenForArnMeetsSecretByNameToo() {
		this.server.fail(Fault.throttling()).forSecret(this.server.arn("b-secret")).always();
		assertThat(codeOf(() -> read("b-secret"))).isEqualTo("ThrottlingException");
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void faultWhenServerIsUsedDirectlyDoesNotHappen() {
		this.server.fail(Fault.throttling()).always();
		this.server.put("a", "2");
		assertThat(this.server.text("a")).isEqualTo("2");
		assertThat(this.server.calls()).isEmpty();
	}

}
