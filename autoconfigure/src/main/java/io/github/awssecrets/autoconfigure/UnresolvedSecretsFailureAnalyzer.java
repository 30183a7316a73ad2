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
package io.github.awssecrets.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.doctor.Finding;
import io.github.awssecrets.env.SecretUse;
import io.github.awssecrets.env.UnresolvedSecret;
import io.github.awssecrets.env.UnresolvedSecretsException;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports all references without a value, with what there is to do about each. It comes
 * before Boot's own analyzers, which would report the bean or the property that failed
 * first.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnresolvedSecretsFailureAnalyzer extends AbstractFailureAnalyzer<UnresolvedSecretsException> {

	private final Doctor doctor = new Doctor();

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnresolvedSecretsException cause) {
		List<UnresolvedSecret> unresolved = cause.unresolved();
		List<Finding> findings = unresolved.stream()
			.map((secret) -> this.doctor.diagnose(secret.name(), secret.failure()))
			.toList();
		List<SecretUse> bound = bound(rootFailure, cause);
		String description = title(unresolved.size()) + numbered(IntStream.range(0, findings.size())
			.mapToObj((i) -> heading(unresolved.get(i), bound) + "\n" + findings.get(i).description())
			.toList());
		return new FailureAnalysis(description, actions(findings).substring(1), cause);
	}

	/**
	 * What there is to do, each once: an outage has as many findings as there are
	 * references, and one remedy.
	 */
	private static String actions(List<Finding> findings) {
		List<String> different = findings.stream().map(Finding::action).distinct().toList();
		return (different.size() == 1) ? "\n" + different.get(0)
				: numbered(findings.stream().map(Finding::action).toList());
	}

	private static String title(int count) {
		return (count == 1) ? "A secret could not be read:\n" : count + " secrets could not be read:\n";
	}

	/**
	 * The property that was being bound: one that is needed before references are
	 * collected.
	 */
	private static List<SecretUse> bound(Throwable rootFailure, UnresolvedSecretsException cause) {
		List<SecretUse> bound = List.of();
		for (Throwable failure = rootFailure; failure != null && failure != cause; failure = failure.getCause()) {
			if (failure instanceof BindException bind && bind.getProperty() != null) {
				ConfigurationProperty property = bind.getProperty();
				bound = List.of(new SecretUse(property.getName().toString(), property.getOrigin(), "", false, null));
			}
		}
		return bound;
	}

	private static String heading(UnresolvedSecret secret, List<SecretUse> otherwise) {
		return SecretUse.need(secret.reference(), secret.uses().isEmpty() ? otherwise : secret.uses());
	}

	/**
	 * The items with their numbers, if there are several, each indented below its own.
	 */
	private static String numbered(List<String> items) {
		if (items.size() == 1) {
			return "\n" + items.get(0);
		}
		return IntStream.range(0, items.size())
			.mapToObj((i) -> "\n" + String.format("%3d. ", i + 1) + items.get(i).replace("\n", "\n     "))
			.collect(Collectors.joining("\n"));
	}

}
