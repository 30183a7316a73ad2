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

package io.github.awssecrets.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.DefaultApplicationArguments;

/**
 * The arguments of an application, as far as they ask for a command. Properties of the
 * same name that are set in any other way do not count: an application that starts does
 * so because of what somebody typed, and never because of a variable that was left over.
 *
 * @param args the arguments
 */
record CommandArguments(String... args) {

	static final String DOCTOR = "aws.secrets.doctor";

	static final String MIGRATE = "aws.secrets.migrate";

	static final String OVERWRITE = "aws.secrets.migrate.overwrite";

	/**
	 * The command that is asked for, if any.
	 * @throws InvalidCommandException if there is no such command
	 */
	@Nullable Command command() throws InvalidCommandException {
		String doctor = last(DOCTOR);
		String migrate = last(MIGRATE);
		if (doctor != null && migrate != null) {
			throw new InvalidCommandException("--" + DOCTOR + " and --" + MIGRATE + " are two commands");
		}
		if (migrate != null) {
			return MigrateCommand.of(migrate, last(OVERWRITE));
		}
		return (doctor != null) ? DoctorCommand.of(doctor) : null;
	}

	/**
	 * The value of an option, empty if it has none, the last one if it has several.
	 */
	private @Nullable String last(String option) {
		List<String> values = new DefaultApplicationArguments(this.args).getOptionValues(option);
		if (values == null) {
			return null;
		}
		return values.isEmpty() ? "" : values.get(values.size() - 1);
	}

}
