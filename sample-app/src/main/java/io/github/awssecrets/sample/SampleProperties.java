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

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The application's own properties, all of which are secrets. A bean with setters is
 * bound again after a rotation, which a record is not.
 */
@ConfigurationProperties("sample")
class SampleProperties {

	/**
	 * API key of the payment provider.
	 */
	private String paymentKey = "";

	/**
	 * Private key, in PEM format, that receipts are signed with.
	 */
	private String signingKey = "";

	/**
	 * API key of the monitoring, or "none".
	 */
	private String monitoringKey = "";

	String getPaymentKey() {
		return this.paymentKey;
	}

	public void setPaymentKey(String paymentKey) {
		this.paymentKey = paymentKey;
	}

	String getSigningKey() {
		return this.signingKey;
	}

	public void setSigningKey(String signingKey) {
		this.signingKey = signingKey;
	}

	String getMonitoringKey() {
		return this.monitoringKey;
	}

	public void setMonitoringKey(String monitoringKey) {
		this.monitoringKey = monitoringKey;
	}

}
