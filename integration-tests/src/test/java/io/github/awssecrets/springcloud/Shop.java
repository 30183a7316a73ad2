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
package io.github.awssecrets.springcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.scope.refresh.RefreshScopeRefreshedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An application with properties and a bean in the refresh scope, and with no lock on its
 * doors.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = MongoAutoConfiguration.class)
@EnableConfigurationProperties(Shop.Properties.class)
class Shop {

	private final List<EnvironmentChangeEvent> changes = new CopyOnWriteArrayList<>();

	private final List<RefreshScopeRefreshedEvent> refreshes = new CopyOnWriteArrayList<>();

	List<EnvironmentChangeEvent> changes() {
		return new ArrayList<>(this.changes);
	}

	List<RefreshScopeRefreshedEvent> refreshes() {
		return new ArrayList<>(this.refreshes);
	}

	@EventListener
	void on(EnvironmentChangeEvent event) {
		this.changes.add(event);
	}

	@EventListener
	void on(RefreshScopeRefreshedEvent event) {
		this.refreshes.add(event);
	}

	@Bean
	@RefreshScope
	Till till(@Value("${shop.password}") String password) {
		return new Till(password);
	}

	@Bean
	SecurityFilterChain open(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	static class Till {

		private final String password;

		Till(String password) {
			this.password = password;
		}

		String password() {
			return this.password;
		}

	}

	@ConfigurationProperties("shop")
	static class Properties {

		private String password = "";

		public String getPassword() {
			return this.password;
		}

		public void setPassword(String password) {
			this.password = password;
		}

	}

}
