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
package io.github.awssecrets.secrecy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.validation.annotation.Validated;

/**
 * Ways to use a property that it may be unfit for.
 */
final class FailingApplication {

	private FailingApplication() {
	}

	static class IntField {

		@Value("${x}")
		int value;

	}

	static class IntDirect {

		@Value("${secrets:text}")
		int value;

	}

	static class ConstructorParameter {

		ConstructorParameter(@Value("${x}") Integer value) {
		}

	}

	static class BeanParameter {

		@Bean
		Object bean(@Value("${x}") Duration value) {
			return value;
		}

	}

	static class Setter {

		@Autowired
		void setValue(@Value("${x}") TimeUnit value) {
		}

	}

	/**
	 * As it is defined in XML.
	 */
	static class Defined implements BeanDefinitionRegistryPostProcessor {

		@Override
		public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
			registry.registerBeanDefinition("defined",
					BeanDefinitionBuilder.genericBeanDefinition(Port.class)
						.addPropertyValue("port", "${x}")
						.getBeanDefinition());
		}

	}

	static class Port {

		public void setPort(int port) {
		}

	}

	static class Elements {

		@Value("${x}")
		List<Integer> values = List.of();

	}

	static class SplitElements {

		@Value("#{'${x}'.split(',')}")
		List<Integer> values = List.of();

	}

	static class Parsed {

		@Value("#{T(java.lang.Integer).parseInt('${x}')}")
		int value;

	}

	static class Code {

		@Value("#{${x}}")
		int value;

	}

	static class Definition {

		@Bean
		Object bean(SslBundles bundles) {
			return bundles.getBundle("web").createSslContext();
		}

	}

	@ConfigurationProperties("bean")
	static class Bound {

		private int port;

		private List<Integer> ports = List.of();

		private Map<String, Integer> map = Map.of();

		private @Nullable Nested nested;

		public int getPort() {
			return this.port;
		}

		public void setPort(int port) {
			this.port = port;
		}

		public List<Integer> getPorts() {
			return this.ports;
		}

		public void setPorts(List<Integer> ports) {
			this.ports = ports;
		}

		public Map<String, Integer> getMap() {
			return this.map;
		}

		public void setMap(Map<String, Integer> map) {
			this.map = map;
		}

		public @Nullable Nested getNested() {
			return this.nested;
		}

		public void setNested(Nested nested) {
			this.nested = nested;
		}

		public void setRefused(String refused) {
			throw new IllegalArgumentException("refused: " + refused);
		}

	}

	record Nested(Duration timeout, TimeUnit unit, Class<?> type) {

	}

	@EnableConfigurationProperties(BoundRecordProperties.class)
	static class BoundRecord {

	}

	@ConfigurationProperties("record")
	record BoundRecordProperties(String text, int port) {

		BoundRecordProperties {
			if (port == 0) {
				throw new IllegalArgumentException("refused: " + text);
			}
		}

	}

	@EnableConfigurationProperties(UnboundProperties.class)
	static class Unbound {

	}

	@ConfigurationProperties(prefix = "unbound", ignoreUnknownFields = false)
	record UnboundProperties(String port) {

	}

	@EnableConfigurationProperties(ValidatingProperties.class)
	static class Validating {

	}

	@Validated
	@ConfigurationProperties("valid")
	record ValidatingProperties(@Size(max = 3) String text, @Valid NestedValidating nested,
			@Size(max = 3, message = "not '${validatedValue}'") String quoting, List<@Size(max = 3) String> list,
			@Max(3) int visible) {

	}

	record NestedValidating(@Size(max = 3) String text) {

	}

}
