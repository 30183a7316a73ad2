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

package io.github.awssecrets.benchmarks.app;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application with the starter, inside the process that measures it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StarterApplication {

	/**
	 * Starts the application.
	 * @param endpoint where the server listens
	 * @param properties its configuration
	 * @return its context, to be closed by the caller
	 */
	public static ConfigurableApplicationContext start(URI endpoint, Map<String, Object> properties) {
		Map<String, Object> all = new HashMap<>(properties);
		all.put("aws.secrets.endpoint", endpoint.toString());
		all.put("aws.secrets.region", Workload.REGION);
		all.put("aws.secrets.prefix", Workload.PREFIX);
		all.put("spring.cloud.aws.credentials.access-key", "test");
		all.put("spring.cloud.aws.credentials.secret-key", "test");
		all.put("spring.main.banner-mode", "off");
		all.put("logging.level.root", "warn");
		SpringApplication application = new SpringApplication(StarterApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(all);
		return application.run();
	}

}
