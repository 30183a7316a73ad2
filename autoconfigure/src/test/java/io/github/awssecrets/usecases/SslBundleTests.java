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

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The certificate of a web server is a secret, and is rotated.
 */
class SslBundleTests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	@TempDir
	private Path directory;

	@BeforeEach
	void seed() throws Exception {
		this.server.put("web/tls", TlsMaterial.of("first", this.directory).json());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void serverWhenCertificateWasRotatedServesTheNewOne() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			assertThat(certificate(context)).isEqualTo("CN=first");
			this.server.put("web/tls", TlsMaterial.of("second", this.directory).json());
			RefreshResult result = context.getBean(SecretsRefresh.class).refresh();
			assertThat(certificate(context)).isEqualTo("CN=second");
			assertThat(result.needsRestart()).isEmpty();
		}
	}

	@Test
	void serverWhenNewCertificateMakesNoSenseServesTheOldOne() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			this.server.put("web/tls", "{\"certificate\": \"none\", \"key\": \"none\"}");
			RefreshResult result = context.getBean(SecretsRefresh.class).refresh();
			assertThat(certificate(context)).isEqualTo("CN=first");
			assertThat(result.needsRestart()).satisfiesExactly(
					(properties) -> assertThat(properties).startsWith("the properties 'spring.ssl'"),
					(bundle) -> assertThat(bundle).startsWith("the SSL bundle 'web', which"));
		}
	}

	private ConfigurableApplicationContext start() {
		List<String> args = new ArrayList<>();
		this.server.properties().forEach((name, value) -> args.add("--" + name + "=" + value));
		args.addAll(List.of("--server.address=127.0.0.1", "--server.port=0", "--server.ssl.bundle=web",
				"--spring.ssl.bundle.pem.web.keystore.certificate=${secrets:web/tls#certificate}",
				"--spring.ssl.bundle.pem.web.keystore.private-key=${secrets:web/tls#key}"));
		return SpringApplication.run(Web.class, args.toArray(String[]::new));
	}

	/**
	 * The subject of the certificate that a new connection is offered.
	 */
	private static String certificate(ConfigurableApplicationContext context) throws Exception {
		int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
		SSLContext ssl = SSLContext.getInstance("TLS");
		ssl.init(null, new TrustManager[] { new TrustAll() }, new SecureRandom());
		try (SSLSocket socket = (SSLSocket) ssl.getSocketFactory().createSocket("127.0.0.1", port)) {
			socket.startHandshake();
			X509Certificate offered = (X509Certificate) socket.getSession().getPeerCertificates()[0];
			return offered.getSubjectX500Principal().getName();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Web {

	}

	private static final class TrustAll implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
