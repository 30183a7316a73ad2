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

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.SecretsProperties;
import io.github.awssecrets.env.InvalidSecretsSettingException;
import io.github.awssecrets.migrate.ConfiguredMigration;
import io.github.awssecrets.migrate.Migration;
import io.github.awssecrets.migrate.MigrationReport;
import io.github.awssecrets.migrate.UnusableSourceException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Copies the secrets of an application into AWS, or says what that would do.
 */
final class MigrateCommand implements Command {

	private final boolean apply;

	private final boolean overwrite;

	private final boolean terminal;

	MigrateCommand(boolean apply, boolean overwrite, boolean terminal) {
		this.apply = apply;
		this.overwrite = overwrite;
		this.terminal = terminal;
	}

	/**
	 * The command, as arguments ask for it.
	 * @param mode what to do
	 * @param overwrite the argument that has values replaced, if it was given
	 * @throws InvalidCommandException if there is no such thing to do
	 */
	static MigrateCommand of(String mode, @Nullable String overwrite) throws InvalidCommandException {
		boolean replace = switch ((overwrite != null) ? overwrite : "false") {
			case "", "true" -> true;
			case "false" -> false;
			default -> throw new InvalidCommandException(
					"--" + CommandArguments.OVERWRITE + " is true or false, and not '" + overwrite + "'");
		};
		return switch (mode) {
			case "plan" -> new MigrateCommand(false, replace, Terminal.isAttached());
			case "apply" -> new MigrateCommand(true, replace, Terminal.isAttached());
			default -> throw new InvalidCommandException("--" + CommandArguments.MIGRATE
					+ " is plan, which only compares, or apply, which copies, and not '" + mode + "'");
		};
	}

	@Override
	public boolean isForMachines() {
		return false;
	}

	@Override
	public int run(EnvironmentSecrets secrets, PrintStream out) {
		String wrong = check(secrets);
		if (wrong != null) {
			out.println(wrong);
			return MISCONFIGURATION;
		}
		Migration migration = ConfiguredMigration.of(secrets);
		MigrationReport report = this.apply ? apply(migration, out) : migration.plan();
		if (report.items().isEmpty()) {
			out.println("There is nothing to copy: " + nothing(secrets.properties()));
			return MISCONFIGURATION;
		}
		new MigrationText(report, this.apply, this.overwrite).lines().forEach(out::println);
		boolean success = this.apply ? report.isComplete() : isFine(report);
		return success ? SUCCESS : FAILURE;
	}

	@Override
	public int fail(Throwable failure, PrintStream out) {
		out.println(Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.filter((cause) -> cause instanceof UnusableSourceException
					|| cause instanceof InvalidSecretsSettingException)
			.map(Throwable::getMessage)
			.findFirst()
			// The message may quote anything that is written in the configuration.
			.orElseGet(() -> "It could not be done, because of " + failure.getClass().getName()
					+ ". Start the application without this argument to see what is wrong."));
		return MISCONFIGURATION;
	}

	private @Nullable String check(EnvironmentSecrets secrets) {
		if (!secrets.properties().enabled()) {
			return "AWS is switched off, so that there is nowhere to copy to. Add --aws.secrets.enabled=true.";
		}
		if (this.apply && !secrets.properties().write().enabled()) {
			return "Writing secrets is switched off. To allow it, add --aws.secrets.write.enabled=true.";
		}
		String directory = secrets.properties().files().directory();
		return (directory == null || directory.isBlank() || Files.isDirectory(Path.of(directory))) ? null
				: "There is no directory " + directory + ", which aws.secrets.files.directory names.";
	}

	private MigrationReport apply(Migration migration, PrintStream out) {
		if (!this.terminal) {
			return migration.apply(this.overwrite);
		}
		ProgressLine progress = new ProgressLine(out);
		MigrationReport report = migration.apply(this.overwrite, progress);
		progress.clear();
		return report;
	}

	/**
	 * What differs is no obstacle where it is going to be replaced.
	 */
	private boolean isFine(MigrationReport report) {
		return report.items()
			.stream()
			.allMatch((item) -> item.status().isFine() || this.overwrite && item.status().isReplaceable());
	}

	private static String nothing(SecretsProperties properties) {
		String directory = properties.files().directory();
		String file = properties.environment().file();
		String empty = Stream
			.of(StringUtils.hasText(directory) ? "no secret is in the directory " + directory : "",
					StringUtils.hasText(file) ? "no variable that is a secret is in the file " + file : "")
			.filter(StringUtils::hasText)
			.collect(Collectors.joining(", and "));
		return empty.isEmpty()
				? "set aws.secrets.files.directory or aws.secrets.environment.file, or name properties in "
						+ "aws.secrets.migrate.properties."
				: empty + ".";
	}

}
