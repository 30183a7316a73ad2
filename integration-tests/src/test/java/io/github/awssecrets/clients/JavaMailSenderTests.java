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
package io.github.awssecrets.clients;

import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.Follower;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsChange;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the {@link JavaMailSender} of Boot authenticates with after a rotation.
 */
class JavaMailSenderTests {

	private static final String PASSWORD = "spring.mail.password=${secrets:client#password}";

	private final StandIn.Smtp server = new StandIn.Smtp();

	@AfterEach
	void stop() throws Exception {
		this.server.close();
	}

	@Test
	void senderWhenMadeByBootKeepsPasswordAndIsNamed() throws Exception {
		RefreshResult result = rotate(Mail.class, PASSWORD);
		assertThat(this.server.credentials()).containsExactly("scott/opensesame", "scott/opensesame");
		assertThat(result.needsRestart()).containsExactly("what was made of the properties 'spring.mail'");
	}

	@Test
	void senderWhenMadeByApplicationKeepsPasswordUnseen() throws Exception {
		RefreshResult result = rotate(MadeByHand.class, PASSWORD);
		assertThat(this.server.credentials()).containsExactly("scott/opensesame", "scott/opensesame");
		assertThat(result.needsRestart()).isEmpty();
	}

	@Test
	void senderWhenInRefreshScopeFollows() throws Exception {
		assertFollows(rotate(Mail.class, PASSWORD,
				"spring.cloud.refresh.extra-refreshable=" + JavaMailSenderImpl.class.getName()));
	}

	@Test
	void senderWhenItAsksSecretsFollows() throws Exception {
		assertFollows(rotate(AsksSecrets.class));
	}

	@Test
	void senderWhenFollowerSetsPasswordFollows() throws Exception {
		assertFollows(rotate(WithFollower.class, PASSWORD));
	}

	private void assertFollows(RefreshResult result) {
		assertThat(this.server.credentials()).containsExactly("scott/opensesame", "scott/abracadabra");
		assertThat(result.needsRestart()).isEmpty();
	}

	private RefreshResult rotate(Class<?> source, String... properties) throws Exception {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of("spring.mail.host=127.0.0.1", "spring.mail.port=" + this.server.port(),
				"spring.mail.username=scott", "spring.mail.properties.mail.smtp.auth=true"));
		try (ClientApplication application = ClientApplication.start(source, all.toArray(String[]::new))) {
			connect(application);
			RefreshResult result = application.rotate();
			connect(application);
			return result;
		}
	}

	private void connect(ClientApplication application) throws MessagingException {
		((JavaMailSenderImpl) application.bean(JavaMailSender.class)).testConnection();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
	static class Mail {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MailProperties.class)
	static class MadeByHand {

		@Bean
		JavaMailSender sender(MailProperties properties) {
			JavaMailSenderImpl sender = configure(new JavaMailSenderImpl(), properties);
			sender.setPassword(properties.getPassword());
			return sender;
		}

		static JavaMailSenderImpl configure(JavaMailSenderImpl sender, MailProperties properties) {
			sender.setHost(properties.getHost());
			sender.setPort(properties.getPort());
			sender.setUsername(properties.getUsername());
			sender.getJavaMailProperties().putAll(properties.getProperties());
			return sender;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MailProperties.class)
	static class AsksSecrets {

		@Bean
		JavaMailSender sender(MailProperties properties, Secrets secrets) {
			return MadeByHand.configure(new JavaMailSenderImpl() {

				@Override
				public String getPassword() {
					return secrets.get("client#password").text();
				}

			}, properties);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithFollower extends Mail {

		@Bean
		@Order(0)
		Follower mailFollower(JavaMailSenderImpl sender, MailProperties properties) {
			return new Follower() {

				@Override
				public List<String> follow(SecretsChange change) {
					sender.setPassword(properties.getPassword());
					return List.of();
				}

				@Override
				public boolean hasReached(String bean, String text) {
					return text.equals("spring.mail");
				}

			};
		}

	}

}
