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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What comes early: while an application is built, and before its beans are there.
 */
@ExtendWith(OutputCaptureExtension.class)
class BuildTimeTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@AfterEach
	void endProcessing() {
		System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
	}

	@Test
	void secretWhenApplicationIsProcessedAheadOfTimeIsNotFetched() {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		this.application.secret("x", "found").yaml("value: ${secrets:x}");
		SpringApplication spring = this.application.springApplication();
		assertThatThrownBy(() -> SpringApplication.withHook((application) -> new SpringApplicationRunListener() {

			@Override
			public void contextLoaded(ConfigurableApplicationContext context) {
				((GenericApplicationContext) context).refreshForAotProcessing(new RuntimeHints());
				throw new SpringApplication.AbandonedRunException(context);
			}

		}, () -> spring.run())).isInstanceOf(SpringApplication.AbandonedRunException.class);
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void expressionInSecretWhenPostProcessorIsInjectedIsNotEvaluated() {
		this.application.secret("x", "#{1+1}secret").yaml("my.pw: ${secrets:x}").with(Early.class);
		ConfigurableApplicationContext context = this.application.run();
		assertThat(context.getBean("seen", StringBuilder.class).toString()).isEqualTo("#{1+1}secret");
	}

	@Test
	void secretWhenOfAnotherTypeThanItsPropertyIsNotInTheReport(CapturedOutput output) {
		this.application.secret("port", "canary-7").yaml("typed.port: ${secrets:port}").with(Typed.class);
		this.application.fail();
		assertThat(output).contains("typed.port").contains("can't be bound to int").doesNotContain("canary-7");
	}

	@Test
	void valueWhenThereIsNoSecretInItIsReportedAsEver(CapturedOutput output) {
		this.application.yaml("""
				other: harmless
				typed.port: ${other}
				""").with(Typed.class);
		this.application.fail();
		assertThat(output).contains("harmless").doesNotContain("depends on a secret");
	}

	@Test
	void secretWhenReachedByWayOfAnotherPropertyIsNotInTheReport(CapturedOutput output) {
		this.application.secret("port", "canary-7").yaml("""
				other: ${secrets:port}
				typed.port: ${other}
				""").with(Typed.class);
		this.application.fail();
		assertThat(output).contains("depends on a secret").doesNotContain("canary-7");
	}

	@Configuration(proxyBeanMethods = false)
	static class Early {

		@Bean
		static StringBuilder seen() {
			return new StringBuilder();
		}

		@Bean
		static BeanFactoryPostProcessor early(@Value("${my.pw}") String password) {
			return (beans) -> beans.getBean("seen", StringBuilder.class).append(password);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Typed.Properties.class)
	static class Typed {

		@ConfigurationProperties("typed")
		record Properties(int port) {

		}

	}

}
