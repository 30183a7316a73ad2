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

import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * AWS throttles an application that starts, as it does when a whole fleet does.
 */
@ExtendWith(OutputCaptureExtension.class)
class ThrottledStartTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void startWhenAwsThrottlesWaitsAndReadsAgainWhatIsMissing(CapturedOutput output) {
		IntStream.range(0, 5)
			.forEach((i) -> this.application.secret("s" + i, "hunter" + i).property("p" + i, "${secrets:s" + i + "}"));
		this.application.server().fail(Fault.throttling()).on(Operation.BATCH_GET_SECRET_VALUE).always();
		this.application.server().fail(Fault.throttling()).on(Operation.GET_SECRET_VALUE).forSecret("s3").times(4);
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "p3")).isEqualTo("hunter3");
		assertThat(this.application.server().calls(Operation.GET_SECRET_VALUE)).hasSize(4 + 5);
		assertThat(output).containsOnlyOnce("throttles: 1 secret is read again");
	}

	@Test
	void propertyWhenAwsThrottlesWhileConfigurationLoadsIsWaitedFor() {
		this.application.secret("tenant", "acme").file("acme.yaml", "found: true");
		this.application.file("next.yaml", "spring.config.import: ./${secrets:tenant}.yaml");
		this.application.yaml("spring.config.import: secrets:,./next.yaml");
		this.application.server().fail(Fault.throttling()).times(4);
		assertThat(TestApplication.property(this.application.run(), "found")).isEqualTo("true");
	}

	@Test
	void importWhenAwsThrottlesIsWaitedFor() {
		this.application.secret("db", "{\"user\":\"scott\"}");
		this.application.yaml("spring.config.import: secrets:db");
		this.application.server().fail(Fault.throttling()).times(4);
		assertThat(TestApplication.property(this.application.run(), "user")).isEqualTo("scott");
	}

	@Test
	void startWhenAwsThrottlesForTooLongFailsAndTellsHowOftenItWasTried(CapturedOutput output) {
		this.application.secret("db", "hunter2").yaml("password: ${secrets:db}");
		// Two readings, with the longest pauses that chance can bring, take seven
		// seconds.
		this.application.property("aws.secrets.startup-timeout", "10s");
		this.application.server().fail(Fault.throttling()).always();
		assertThat(this.application.fail()).isNotNull();
		assertThat(this.application.server().calls(Operation.GET_SECRET_VALUE)).hasSizeGreaterThan(3);
		assertThat(output).contains("ThrottlingException").containsPattern("tried ([4-9]|\\d\\d) times in \\d+");
	}

	@Test
	void startWhenAnotherSecretIsDeniedDoesNotWait(CapturedOutput output) {
		this.application.secret("a", "hunter1").secret("b", "hunter2").yaml("a: ${secrets:a}\nb: ${secrets:b}");
		this.application.server().fail(Fault.accessDenied()).forSecret("a").always();
		this.application.server().fail(Fault.throttling()).forSecret("b").always();
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("AccessDeniedException", "ThrottlingException", "tried 3 times");
	}

}
