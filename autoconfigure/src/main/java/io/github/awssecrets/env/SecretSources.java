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

package io.github.awssecrets.env;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.awssecrets.backend.InvalidEnvironmentFileException;
import io.github.awssecrets.backend.SecretBackend;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.StringUtils;

/**
 * The places where secrets are looked for, as the settings name them.
 */
final class SecretSources {

	private static final String OFF = "AWS Secrets Manager, which aws.secrets.enabled=false switches off";

	private static final String LEFT_OUT = "AWS Secrets Manager, which aws.secrets.sources leaves out";

	private final SecretsProperties properties;

	private final Binder binder;

	private final Supplier<SecretBackend> aws;

	/**
	 * Creates the sources.
	 * @param properties the settings
	 * @param binder the binder that they come from
	 * @param aws makes the source that is AWS, and is not asked where AWS is switched off
	 */
	SecretSources(SecretsProperties properties, Binder binder, Supplier<SecretBackend> aws) {
		this.properties = properties;
		this.binder = binder;
		this.aws = aws;
	}

	/**
	 * All of them, one after the other.
	 * @return a backend that asks them in turn
	 * @throws InvalidSecretsSettingException if the environment file is invalid
	 */
	SecretBackend chain() {
		return chain((source) -> true);
	}

	/**
	 * Those that are asked before a certain one, all if it is none of them.
	 * @param last the one before which to end
	 * @return a backend that asks them in turn
	 * @throws InvalidSecretsSettingException if the environment file is invalid
	 */
	SecretBackend before(SecretsProperties.Source last) {
		return chain((source) -> source != last);
	}

	/**
	 * AWS as the only place of a store: variables and files have none.
	 * @param aws makes the source that is AWS, and is not asked where AWS is switched off
	 * @return a backend that asks it
	 */
	SecretBackend ofStore(Supplier<SecretBackend> aws) {
		SecretBackend backend = this.properties.isAwsAsked() ? aws.get()
				: SecretBackend.none(this.properties.enabled() ? LEFT_OUT : OFF);
		return SecretBackend.chain(List.of(backend));
	}

	private SecretBackend chain(Predicate<SecretsProperties.Source> included) {
		return SecretBackend
			.chain(this.properties.sources().stream().distinct().takeWhile(included).flatMap(this::backends).toList());
	}

	private Stream<SecretBackend> backends(SecretsProperties.Source source) {
		return switch (source) {
			case ENVIRONMENT -> Stream.concat(Stream.of(environment()), environmentFile());
			case AWS -> Stream.of(this.properties.enabled() ? this.aws.get() : SecretBackend.none(OFF));
			case FILES -> Stream.ofNullable(this.properties.files().directory())
				.filter(StringUtils::hasText)
				.map(SecretBackend::files);
		};
	}

	private SecretBackend environment() {
		return SecretBackend.environment(this.properties.environment().prefix(), System.getenv());
	}

	private Stream<SecretBackend> environmentFile() {
		return Stream.ofNullable(this.properties.environment().file())
			.filter(StringUtils::hasText)
			.map(this::environmentFile);
	}

	private SecretBackend environmentFile(String file) {
		try {
			return SecretBackend.environmentFile(this.properties.environment().prefix(), file);
		}
		catch (InvalidEnvironmentFileException ex) {
			throw SecretsSettings.invalid(this.binder, "environment.file", file, ex.rule(), "Correct the file.");
		}
	}

}
