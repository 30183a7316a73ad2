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

package io.github.awssecrets.benchmarks.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.awssecrets.benchmarks.app.MeasuredApplication;
import io.github.awssecrets.benchmarks.app.SdkApplication;
import io.github.awssecrets.benchmarks.app.Workload;

/**
 * A way in which the application comes to its values.
 */
public enum Way {

	/** The values stand in the configuration. */
	NONE("none", MeasuredApplication.class, "value"),

	/** The same, with the starter on the class path. */
	UNUSED_STARTER("starter", MeasuredApplication.class, "value"),

	/** Each secret is imported. */
	SPRING_CLOUD_AWS("spring-cloud-aws", MeasuredApplication.class, "${%s}"),

	/** Each secret is imported, and the imports are read again from time to time. */
	SPRING_CLOUD_AWS_RELOAD("spring-cloud-aws-reload", MeasuredApplication.class, "${%s}"),

	/** A reference for each secret. */
	STARTER("starter", MeasuredApplication.class, "${secrets:%s}"),

	/** A loop reads them before the application starts. */
	SDK("sdk", SdkApplication.class, "${%s}");

	private final String module;

	private final Class<?> main;

	private final String property;

	Way(String module, Class<?> main, String property) {
		this.module = module;
		this.main = main;
		this.property = property;
	}

	/**
	 * The main class.
	 * @return its name
	 */
	public String main() {
		return this.main.getName();
	}

	/**
	 * Whether a server is asked.
	 * @return whether there are calls
	 */
	public boolean isRemote() {
		return this != NONE && this != UNUSED_STARTER;
	}

	/**
	 * The class path that Maven has found for it.
	 * @param application {@code small} or {@code web}
	 * @return jars
	 */
	public String classPath(String application) {
		try {
			return Files.readString(Path.of("ways", this.module, "target", application + ".classpath")).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What stands in the configuration file.
	 * @param endpoint where the server listens
	 * @param secrets how many secrets there are
	 * @return the lines of a properties file
	 */
	public List<String> configuration(String endpoint, int secrets) {
		List<String> lines = IntStream.range(0, secrets).mapToObj(this::property).collect(Collectors.toList());
		switch (this) {
			case STARTER -> lines.addAll(List.of("aws.secrets.endpoint=" + endpoint,
					"aws.secrets.region=" + Workload.REGION, "aws.secrets.prefix=" + Workload.PREFIX));
			case SPRING_CLOUD_AWS, SPRING_CLOUD_AWS_RELOAD ->
				lines.addAll(List.of("spring.cloud.aws.secretsmanager.endpoint=" + endpoint,
						"spring.cloud.aws.region.static=" + Workload.REGION,
						"spring.config.import=" + imports(secrets)));
			default -> {
			}
		}
		lines.add("spring.cloud.aws.credentials.access-key=test");
		lines.add("spring.cloud.aws.credentials.secret-key=test");
		return lines;
	}

	private String property(int index) {
		String value = isRemote() ? this.property.formatted(Workload.key(index)) : Workload.value(index);
		return "app.values." + Workload.key(index) + "=" + value;
	}

	private static String imports(int secrets) {
		return "aws-secretsmanager:"
				+ IntStream.range(0, secrets).mapToObj(Workload::name).collect(Collectors.joining(";"));
	}

}
