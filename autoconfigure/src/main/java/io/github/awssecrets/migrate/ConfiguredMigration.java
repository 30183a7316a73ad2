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

package io.github.awssecrets.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.awssecrets.backend.EnvironmentFile;
import io.github.awssecrets.backend.InvalidEnvironmentFileException;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.ref.SecretRef;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.StringUtils;

/**
 * The migration that the configuration of an application describes: of its files source,
 * its environment file, and the properties that {@code aws.secrets.migrate.properties}
 * names.
 *
 * @since 0.1.0
 */
public final class ConfiguredMigration {

	private static final String PROPERTIES = "aws.secrets.migrate.properties";

	private ConfiguredMigration() {
	}

	/**
	 * The migration of an application.
	 * @param secrets its secrets
	 * @return the migration
	 * @throws UnusableSourceException if a property to copy is described wrongly
	 */
	public static Migration of(EnvironmentSecrets secrets) {
		return Migration.of(secrets.aws(), secrets.writer(), secrets.naming(), new Doctor(), sources(secrets));
	}

	private static List<MigrationSource> sources(EnvironmentSecrets secrets) {
		List<MigrationSource> sources = new ArrayList<>();
		String directory = secrets.properties().files().directory();
		if (StringUtils.hasText(directory)) {
			sources.add(MigrationSource.files(directory));
		}
		String file = secrets.properties().environment().file();
		if (StringUtils.hasText(file)) {
			sources.add(MigrationSource.variables(secrets.properties().environment().prefix(), variables(file),
					references(secrets)));
		}
		List<String> mappings = Binder.get(secrets.environment())
			.bind(PROPERTIES, Bindable.listOf(String.class))
			.orElse(List.of());
		if (!mappings.isEmpty()) {
			sources.add(MigrationSource.properties(mappings,
					(property) -> secrets.isIn(null, property) ? null : secrets.environment().getProperty(property)));
		}
		return sources;
	}

	private static Map<String, String> variables(String file) {
		try {
			return EnvironmentFile.variables(file);
		}
		catch (InvalidEnvironmentFileException ex) {
			throw new UnusableSourceException("The file " + file + " is invalid: " + ex.rule() + ".");
		}
	}

	private static List<SecretRef> references(EnvironmentSecrets secrets) {
		return secrets.references().stream().flatMap((reference) -> Stream.ofNullable(reference.ref())).toList();
	}

}
