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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.doctor.Condition;
import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.InvalidSecretsSettingException;
import io.github.awssecrets.env.SecretUse;
import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * Resolves every reference in the configuration of an application, and reports on each.
 */
final class DoctorCommand implements Command {

	/**
	 * What is wrong whatever secret is asked for, and is the configuration's to tell.
	 */
	private static final Set<FailureKind> MISCONFIGURATIONS = Set.of(FailureKind.INVALID_REFERENCE,
			FailureKind.NO_REGION, FailureKind.NO_CREDENTIALS, FailureKind.AGENT_TOKEN_UNREADABLE,
			FailureKind.AGENT_TOKEN_REFUSED);

	private final DoctorReport report;

	private final boolean forMachines;

	private DoctorCommand(DoctorReport report, boolean forMachines) {
		this.report = report;
		this.forMachines = forMachines;
	}

	/**
	 * The command, as an argument asks for it.
	 * @param format {@code json} for machines, nothing for people
	 * @throws InvalidCommandException if there is no such format
	 */
	static DoctorCommand of(String format) throws InvalidCommandException {
		return switch (format) {
			case "", "true" -> new DoctorCommand(new TextReport(), false);
			case "json" -> new DoctorCommand(new JsonReport(), true);
			default -> throw new InvalidCommandException("there is no format '" + format
					+ "': the report is text, or JSON with --" + CommandArguments.DOCTOR + "=json");
		};
	}

	@Override
	public boolean isForMachines() {
		return this.forMachines;
	}

	@Override
	public int run(EnvironmentSecrets secrets, PrintStream out) {
		List<Diagnosis> diagnoses = withHints(secrets, checkup(secrets).complete());
		this.report.print(diagnoses, out);
		return status(diagnoses);
	}

	@Override
	public int fail(Throwable failure, PrintStream out) {
		List<Throwable> causes = Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause).toList();
		for (Throwable cause : causes) {
			if (cause instanceof UnresolvedSecretsException unresolved) {
				List<Diagnosis> diagnoses = unresolved.unresolved().stream().map(Diagnosis::of).toList();
				this.report.print(diagnoses, out);
				return status(diagnoses);
			}
			if (cause instanceof InvalidSecretsSettingException invalid && invalid.getMessage() != null) {
				this.report.print(invalid.getMessage(), invalid.remedy(), out);
				return MISCONFIGURATION;
			}
			if (cause instanceof BindException bind) {
				this.report.print(description(bind), "Correct the value.", out);
				return MISCONFIGURATION;
			}
		}
		if (notFound(causes) instanceof ConfigDataNotFoundException missing) {
			this.report.print(
					"The configuration could not be loaded: " + missing.getReferenceDescription() + " does not exist.",
					"Correct the location, or put 'optional:' before it.", out);
			return MISCONFIGURATION;
		}
		// The message may quote anything that is written in the configuration.
		this.report.print(
				"The configuration could not be loaded: " + causes.get(causes.size() - 1).getClass().getName() + ".",
				"Start the application without this argument to see what is wrong.", out);
		return MISCONFIGURATION;
	}

	/**
	 * What says where it was looked in vain. A location holds no secret.
	 */
	private static @Nullable Throwable notFound(List<Throwable> causes) {
		return causes.stream().filter(ConfigDataNotFoundException.class::isInstance).findFirst().orElse(null);
	}

	/**
	 * The property and its type: the value may be anything.
	 */
	private static String description(BindException failure) {
		ConfigurationProperty property = failure.getProperty();
		SecretUse use = new SecretUse(failure.getName().toString(), (property != null) ? property.getOrigin() : null,
				"", false, null);
		return use.describe() + " can't be bound to " + failure.getTarget().getType() + ".";
	}

	private static Checkup checkup(EnvironmentSecrets secrets) {
		return new Checkup(secrets::references, secrets.secrets(), secrets.cache(),
				secrets.properties().health().maxAge(), System::nanoTime);
	}

	private static List<Diagnosis> withHints(EnvironmentSecrets secrets, List<Diagnosis> diagnoses) {
		Map<SecretName, SecretFailure> failures = new LinkedHashMap<>();
		diagnoses.stream()
			.filter((diagnosis) -> diagnosis.condition() == Condition.FAILED && diagnosis.name() != null)
			.forEach((diagnosis) -> failures.put(diagnosis.name(), diagnosis.failure()));
		Map<SecretName, String> hints = failures.isEmpty() ? Map.of() : secrets.hints(failures);
		return diagnoses.stream().map((diagnosis) -> {
			String hint = (diagnosis.name() != null) ? hints.get(diagnosis.name()) : null;
			return (hint != null) ? diagnosis.withHint(hint) : diagnosis;
		}).toList();
	}

	private static int status(List<Diagnosis> diagnoses) {
		List<Diagnosis> bad = diagnoses.stream()
			.filter((diagnosis) -> diagnosis.condition() != Condition.OK && diagnosis.condition() != Condition.ABSENT)
			.toList();
		if (bad.isEmpty()) {
			return SUCCESS;
		}
		return bad.stream()
			.map(Diagnosis::failure)
			.anyMatch((failure) -> failure != null && MISCONFIGURATIONS.contains(failure.kind())) ? MISCONFIGURATION
					: FAILURE;
	}

}
