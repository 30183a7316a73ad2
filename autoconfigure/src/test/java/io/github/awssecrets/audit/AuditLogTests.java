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

import java.time.Duration;

import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.aws.SecretWrite;
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
 * Tests for {@link AuditLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AuditLogTests {

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@AfterEach
	void reset() {
		this.logging.setLogLevel(AuditLog.LOGGER, null);
	}

	@Test
	void readWhenLevelIsDebugWritesALine(CapturedOutput output) {
		this.logging.setLogLevel(AuditLog.LOGGER, LogLevel.DEBUG);
		new AuditLog().read(Reads.ok("db"));
		assertThat(output).contains("DEBUG")
			.contains("io.github.awssecrets.audit")
			.contains("Read 'shop/db' from aws in 12 ms: version v1");
	}

	@Test
	void readWhenVersionIsNotTheCurrentSaysWhich(CapturedOutput output) {
		this.logging.setLogLevel(AuditLog.LOGGER, LogLevel.DEBUG);
		new AuditLog().read(Reads.ok("db", SecretVersion.ofStage("AWSPREVIOUS")));
		assertThat(output).contains("Read 'shop/db' (stage AWSPREVIOUS) from aws");
	}

	@Test
	void readWhenItIsForAWriteSaysSo(CapturedOutput output) {
		this.logging.setLogLevel(AuditLog.LOGGER, LogLevel.DEBUG);
		SecretRead read = Reads.ok("db");
		new AuditLog().read(new SecretRead(read.name(), "aws", "v1", null, read.time(), read.duration(), true));
		assertThat(output).contains("Read 'shop/db' from aws before a write in 12 ms: version v1");
	}

	@Test
	void writtenTellsTheOperationAndWhatCameOfIt(CapturedOutput output) {
		this.logging.setLogLevel(AuditLog.LOGGER, LogLevel.DEBUG);
		SecretRead read = Reads.failed("db", FailureKind.ACCESS_DENIED, "AccessDeniedException");
		new AuditLog()
			.written(new SecretWrite(read.name(), "PutSecretValue", "v2", null, read.time(), Duration.ofMillis(3)));
		new AuditLog().written(
				new SecretWrite(read.name(), "DeleteSecret", null, read.failure(), read.time(), Duration.ofMillis(3)));
		assertThat(output).contains("PutSecretValue for 'shop/db' of version v2 in 3 ms: done")
			.contains("DeleteSecret for 'shop/db' in 3 ms: failed, ACCESS_DENIED (AccessDeniedException)");
	}

	@Test
	void readWhenItFailedSaysWhy(CapturedOutput output) {
		this.logging.setLogLevel(AuditLog.LOGGER, LogLevel.DEBUG);
		new AuditLog().read(Reads.failed("db", FailureKind.ACCESS_DENIED, "AccessDeniedException"));
		new AuditLog().read(Reads.failed("db", FailureKind.TIMEOUT, null));
		assertThat(output).contains("Could not read 'shop/db' from aws in 12 ms: ACCESS_DENIED (AccessDeniedException)")
			.contains("Could not read 'shop/db' from aws in 12 ms: TIMEOUT")
			.doesNotContain("a detail");
	}

	@Test
	void readWhenLevelIsInfoWritesNothing(CapturedOutput output) {
		this.logging.setLogLevel(AuditLog.LOGGER, LogLevel.INFO);
		new AuditLog().read(Reads.ok("db"));
		assertThat(output).doesNotContain("shop/db");
	}

	@Test
	void allAreOne() {
		assertThat(new AuditLog()).isEqualTo(new AuditLog());
	}

}
