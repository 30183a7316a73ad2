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

import java.time.LocalDate;
import java.time.ZoneOffset;

import io.github.awssecrets.test.Call;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application fails to start, and AWS knows more than that.
 */
@ExtendWith(OutputCaptureExtension.class)
class HintsTests {

	@RegisterExtension
	private final TestApplication application = new TestApplication();

	@Test
	void reportWhenANameDiffersByLittleAsksWhetherItIsMeant(CapturedOutput output) {
		misspell();
		this.application.fail();
		assertThat(output).contains("Is it 'shop/mail/api-key'? Correct the reference");
		assertThat(this.application.server().calls(Operation.LIST_SECRETS)).hasSize(1);
	}

	@Test
	void reportWhenNamesMayNotBeListedDoesWithoutThem(CapturedOutput output) {
		misspell();
		this.application.server().fail(Fault.accessDenied()).on(Operation.LIST_SECRETS).always();
		this.application.fail();
		assertThat(output).contains("has no 'shop/mail/apikey'", "create-secret")
			.doesNotContain("Is it", "secretsmanager:ListSecrets");
	}

	@Test
	void reportWhenListingHangsDoesNotWaitForLong(CapturedOutput output) {
		misspell();
		Gate gate = new Gate();
		this.application.server().fail(Fault.hang(gate)).on(Operation.LIST_SECRETS).always();
		this.application.fail();
		gate.open();
		assertThat(output).contains("has no 'shop/mail/apikey'").doesNotContain("Is it");
		assertThat(this.application.server().calls(Operation.LIST_SECRETS)).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void reportWhenSecretIsScheduledForDeletionTellsTheDate(CapturedOutput output) {
		this.application.secret("db", "opensesame").yaml("password: ${secrets:db}");
		this.application.server().scheduleDeletion("db");
		this.application.fail();
		assertThat(output).contains("It is going to be deleted on " + LocalDate.now(ZoneOffset.UTC).plusDays(30))
			.contains("restore-secret");
	}

	@Test
	void startWhenAllIsWellAsksForNothingElse() {
		this.application.secret("db", "opensesame").yaml("password: ${secrets:db}\nother: ${secrets:none:}");
		this.application.run();
		assertThat(this.application.server().calls()).isNotEmpty()
			.extracting(Call::operation)
			.isSubsetOf(Operation.GET_SECRET_VALUE, Operation.BATCH_GET_SECRET_VALUE);
	}

	private void misspell() {
		this.application.secret("shop/mail/api-key", "carrier-pigeon")
			.secret("elsewhere/mail/apikey", "owl")
			.property("aws.secrets.prefix", "shop")
			.yaml("key: ${secrets:mail/apikey}");
	}

}
