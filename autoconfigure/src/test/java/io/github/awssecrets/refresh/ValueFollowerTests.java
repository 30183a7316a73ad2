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
package io.github.awssecrets.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Follower#values}.
 */
class ValueFollowerTests {

	private final List<Follower> followers = new ArrayList<>(List.of((change) -> List.of()));

	@Test
	void followNamesFieldsMethodsAndParameters() {
		assertThat(follow(Mailer.class)).containsExactlyInAnyOrder("the @Value of field 'password' in bean 'mailer'",
				"the @Value of parameter 'key' in bean 'mailer'", "the @Value of method 'setUrl' in bean 'mailer'");
	}

	@Test
	void followNamesBeanOfFactoryMethodRatherThanItsConfiguration() {
		assertThat(follow(Factory.class)).containsExactly("the @Value of parameter 'password' in bean 'made'");
	}

	@Test
	void followLeavesOutWhatIsCreatedAgain() {
		assertThat(follow(Scoped.class)).isEmpty();
	}

	@Test
	void followLeavesOutWhatAnotherFollowerHasReached() {
		this.followers.add(new Follower() {

			@Override
			public List<String> follow(SecretsChange change) {
				return List.of();
			}

			@Override
			public boolean hasReached(String bean, String text) {
				return bean.equals("mailer") && text.startsWith("<");
			}

		});
		assertThat(follow(Mailer.class)).hasSize(2).noneMatch((named) -> named.contains("parameter 'key'"));
	}

	@Test
	void followWhenBeanIsLazyLeavesItAlone() {
		assertThat(follow(NeverUsed.class)).isEmpty();
	}

	@Test
	void followWhenNothingDependsIsEmpty() {
		assertThat(follow(Other.class)).isEmpty();
	}

	private List<String> follow(Class<?> bean) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
			context.registerBean("mailer", bean);
			context.refresh();
			List<String> named = Follower
				.values(context.getBeanFactory(), (names) -> (text) -> text.contains("${secrets:"), this.followers)
				.follow(new SecretsChange(List.of(), new TreeSet<>()));
			assertThat(NeverUsed.created).isFalse();
			return named;
		}
	}

	static class Mailer {

		@Value("${secrets:mail:x}")
		private String password = "";

		Mailer(@Value("<${secrets:mail:x}>") String key) {
		}

		@Autowired
		@Value("${secrets:mail:x}")
		void setUrl(String url) {
		}

		String password() {
			return this.password;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Factory {

		@Bean
		StringBuilder made(@Value("${secrets:mail:x}") String password) {
			return new StringBuilder();
		}

		@Bean
		@Lazy
		StringBuffer never(@Value("${secrets:mail:x}") String password) {
			return new StringBuffer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Scoped {

		@Bean
		@Scope(value = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		Mailbox mailbox() {
			return new Mailbox();
		}

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		Mailbox prototype() {
			return new Mailbox();
		}

	}

	static class Mailbox {

		@Value("${secrets:mail:x}")
		private String password = "";

		String password() {
			return this.password;
		}

	}

	@Lazy
	static class NeverUsed {

		private static boolean created;

		@Value("${secrets:mail:x}")
		private String password = "";

		NeverUsed() {
			created = true;
		}

		String password() {
			return this.password;
		}

	}

	static class Other {

		@Value("${other:x}")
		private String password = "";

		String password() {
			return this.password;
		}

	}

}
