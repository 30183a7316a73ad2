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
package io.github.awssecrets.sample;

import java.util.List;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.read.Secrets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Uses each secret of the application, and tells whether that worked.
 */
@Component
class Arrivals {

	private final SampleProperties properties;

	private final ReceiptSigner signer;

	private final JdbcClient database;

	private final Secrets secrets;

	Arrivals(SampleProperties properties, ReceiptSigner signer, JdbcClient database, Secrets secrets) {
		this.properties = properties;
		this.signer = signer;
		this.database = database;
		this.secrets = secrets;
	}

	List<Arrival> all() {
		return List.of(of("API key of the payment provider", "payments/api-key", this::hasPaymentKey),
				of("User of the database", "database#username", this::hasConnection),
				of("Password of the database", "database#password", this::hasConnection),
				of("Key that signs receipts", "signing#private-key", this::signs),
				of("API key of the monitoring, off by default", "monitoring/key:none", this::hasMonitoringKey),
				of("Token of the webhook, read by code", "webhook/token", () -> true));
	}

	private boolean hasPaymentKey() {
		return this.properties.getPaymentKey().equals(this.secrets.get("payments/api-key").text());
	}

	private boolean hasConnection() {
		return this.database.sql("select 1").query(Integer.class).single() == 1;
	}

	private boolean signs() throws Exception {
		return this.signer.verify("Receipt 1", this.signer.sign("Receipt 1"));
	}

	private boolean hasMonitoringKey() {
		return this.properties.getMonitoringKey().equals(this.secrets.get("monitoring/key:none").text());
	}

	private Arrival of(String purpose, String reference, Use use) {
		try {
			SecretOrigin origin = this.secrets.get(reference).origin();
			return new Arrival(purpose, reference, use.works(), origin.source(), origin.versionId());
		}
		catch (SecretException ex) {
			return new Arrival(purpose, reference, false, ex.failure().kind().toString(), null);
		}
		catch (Exception ex) {
			return new Arrival(purpose, reference, false, ex.getClass().getName(), null);
		}
	}

	/**
	 * Something that only works with the right secret.
	 */
	private interface Use {

		boolean works() throws Exception;

	}

}
