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
package io.github.awssecrets.audit;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReadLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReadLogTests {

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@AfterEach
	void reset() {
		this.logging.setLogLevel(ReadLog.LOGGER, null);
	}

	@Test
	void readWhenLevelIsDebugWritesALine(CapturedOutput output) {
		this.logging.setLogLevel(ReadLog.LOGGER, LogLevel.DEBUG);
		new ReadLog().read(Reads.ok("db"));
		assertThat(output).contains("DEBUG")
			.contains("io.github.awssecrets.audit")
			.contains("Read 'shop/db' from aws in 12 ms: version v1");
	}

	@Test
	void readWhenVersionIsNotTheCurrentSaysWhich(CapturedOutput output) {
		this.logging.setLogLevel(ReadLog.LOGGER, LogLevel.DEBUG);
		new ReadLog().read(Reads.ok("db", SecretVersion.ofStage("AWSPREVIOUS")));
		assertThat(output).contains("Read 'shop/db' (stage AWSPREVIOUS) from aws");
	}

	@Test
	void readWhenItFailedSaysWhy(CapturedOutput output) {
		this.logging.setLogLevel(ReadLog.LOGGER, LogLevel.DEBUG);
		new ReadLog().read(Reads.failed("db", FailureKind.ACCESS_DENIED, "AccessDeniedException"));
		new ReadLog().read(Reads.failed("db", FailureKind.TIMEOUT, null));
		assertThat(output).contains("Could not read 'shop/db' from aws in 12 ms: ACCESS_DENIED (AccessDeniedException)")
			.contains("Could not read 'shop/db' from aws in 12 ms: TIMEOUT")
			.doesNotContain("a detail");
	}

	@Test
	void readWhenLevelIsInfoWritesNothing(CapturedOutput output) {
		this.logging.setLogLevel(ReadLog.LOGGER, LogLevel.INFO);
		new ReadLog().read(Reads.ok("db"));
		assertThat(output).doesNotContain("shop/db");
	}

	@Test
	void allAreOne() {
		assertThat(new ReadLog()).isEqualTo(new ReadLog());
	}

}
