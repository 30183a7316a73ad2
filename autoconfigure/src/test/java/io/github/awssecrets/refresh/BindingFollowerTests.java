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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Follower#configurationProperties}.
 */
class BindingFollowerTests {

	private final Map<String, Object> properties = new HashMap<>(Map.of("mail.password", "old", "mail.keys.a", "old",
			"other.password", "old", "port.number", "1", "pool.password", "old"));

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void followBindsBeanThatDependsAndNoOther() {
		start(Beans.class);
		Mail mail = mail();
		change("mail.password", "new");
		this.properties.put("other.password", "new");
		assertThat(follow("MAIL_PASSWORD")).isEmpty();
		assertThat(mail.getPassword()).isEqualTo("new");
		assertThat(other().getPassword()).isEqualTo("old");
	}

	@Test
	void followBindsBeanOfFactoryMethod() {
		start(Beans.class);
		change("made.password", "new");
		follow("made.password");
		assertThat(this.context.getBean("made", Mail.class).getPassword()).isEqualTo("new");
	}

	@Test
	void followInitializesAgainWhatHasNothingToDestroy() {
		start(Beans.class);
		change("mail.password", "new");
		follow("mail.password");
		assertThat(mail().derived).isEqualTo("<new>");
		assertThat(mail().initialized).hasValue(2);
	}

	@Test
	void followWhenThereIsSomethingToDestroyDoesNotInitializeAgain() {
		start(Beans.class);
		change("other.password", "new");
		follow("other.password");
		Other other = other();
		assertThat(other.getPassword()).isEqualTo("new");
		assertThat(other.calls).containsExactly("init");
	}

	@Test
	void followWhenPropertyIsGoneKeepsOldValue() {
		start(Beans.class);
		this.properties.remove("mail.keys.a");
		this.properties.remove("mail.password");
		follow("mail.password", "mail.keys.a");
		assertThat(mail().getKeys()).containsEntry("a", "old");
		assertThat(mail().getPassword()).isEqualTo("old");
	}

	@Test
	void followWhenConstructorBoundNamesTheBean() {
		start(Beans.class);
		assertThat(follow("record.password")).singleElement()
			.asString()
			.startsWith("the constructor-bound properties 'record' in bean 'record-");
	}

	@Test
	void followWhenBindingFailsNamesTheBeanAndNoValue() {
		start(Beans.class);
		change("port.number", "hunter2");
		assertThat(follow("port.number")).singleElement()
			.asString()
			.contains("'port'", "ConfigurationPropertiesBindException")
			.doesNotContain("hunter2");
		assertThat(this.context.getBean(Port.class).getNumber()).isEqualTo(1);
	}

	@Test
	void followWhenBeanIsLazyLeavesItAlone() {
		start(Beans.class);
		follow("lazy.password");
		assertThat(this.context.getBeanFactory().containsSingleton("lazy")).isFalse();
	}

	private Mail mail() {
		return this.context.getBean("mail-" + Mail.class.getName(), Mail.class);
	}

	private Other other() {
		return this.context.getBean("other-" + Other.class.getName(), Other.class);
	}

	@Test
	void followWhenBeanIsAPoolNamesItRatherThanBindingIt() {
		start(Beans.class);
		change("pool.password", "new");
		assertThat(follow("pool.password"))
			.containsExactly("the settings of the connection pool 'pool' in bean 'pool'");
		assertThat(this.context.getBean(SimpleDriverDataSource.class).getPassword()).isEqualTo("old");
		assertThat(follow("other.password")).isEmpty();
	}

	@Test
	void followWhenBeanIsAPoolOfHikariNamesItForOtherSettingsThanItsCredentials() {
		start(Beans.class);
		assertThat(follow("hikari.password")).isEmpty();
		assertThat(follow("hikari.data-source-properties.key")).hasSize(1);
	}

	private void change(String name, String value) {
		this.properties.put(name, value);
	}

	private List<String> follow(String... names) {
		return Follower.configurationProperties(this.context)
			.follow(new SecretsChange(List.of(), new TreeSet<>(List.of(names))));
	}

	private void start(Class<?> configuration) {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", this.properties));
		this.context.register(configuration);
		this.context.refresh();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ Mail.class, Other.class, Port.class, Bound.class })
	static class Beans {

		@Bean
		@ConfigurationProperties("made")
		Mail made() {
			return new Mail();
		}

		@Bean
		@ConfigurationProperties("pool")
		SimpleDriverDataSource pool() {
			return new SimpleDriverDataSource();
		}

		@Bean
		@ConfigurationProperties("hikari")
		HikariDataSource hikari() {
			return new HikariDataSource();
		}

		@Bean
		@Lazy
		@ConfigurationProperties("lazy")
		Other lazy() {
			return new Other();
		}

	}

	@ConfigurationProperties("mail")
	static class Mail implements InitializingBean {

		private final AtomicInteger initialized = new AtomicInteger();

		private String password = "";

		private Map<String, String> keys = new HashMap<>();

		private String derived = "";

		String getPassword() {
			return this.password;
		}

		public void setPassword(String password) {
			this.password = password;
		}

		public Map<String, String> getKeys() {
			return this.keys;
		}

		public void setKeys(Map<String, String> keys) {
			this.keys = keys;
		}

		@PostConstruct
		void derive() {
			this.derived = "<" + this.password + ">";
		}

		@Override
		public void afterPropertiesSet() {
			this.initialized.incrementAndGet();
		}

	}

	@ConfigurationProperties("other")
	static class Other {

		private final List<String> calls = new ArrayList<>();

		private String password = "";

		String getPassword() {
			return this.password;
		}

		public void setPassword(String password) {
			this.password = password;
		}

		@PostConstruct
		void init() {
			this.calls.add("init");
		}

		@PreDestroy
		void destroy() {
			this.calls.add("destroy");
		}

	}

	@ConfigurationProperties("port")
	static class Port {

		private int number;

		int getNumber() {
			return this.number;
		}

		public void setNumber(int number) {
			this.number = number;
		}

	}

	@ConfigurationProperties("record")
	record Bound(String password) {
	}

}
