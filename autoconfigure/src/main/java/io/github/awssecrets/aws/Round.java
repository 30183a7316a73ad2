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
package io.github.awssecrets.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.Parallel;
import io.github.awssecrets.ref.SecretId;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * One reading: first the batches, next to them the secrets that can't be part of one, and
 * then what the batches left open.
 */
final class Round {

	private final Set<SecretName> asked;

	private final Reader reader;

	private final ReadReport report;

	private final Map<SecretName, Outcome> outcomes = new ConcurrentHashMap<>();

	Round(Collection<SecretName> asked, Reader reader, ReadReport report) {
		this.asked = new LinkedHashSet<>(asked);
		this.reader = reader;
		this.report = report;
	}

	/**
	 * Reads all that is asked for.
	 * @return the outcomes, in the order of the question
	 */
	Map<SecretName, Outcome> read(Parallel parallel) {
		this.asked.forEach(this::refuseOtherRegion);
		Outcome otherwise;
		try {
			parallel.run(batches());
			parallel.run(singles(open()));
			otherwise = failed(FailureKind.INTERRUPTED, null);
		}
		catch (RuntimeException ex) {
			otherwise = failed(FailureKind.OTHER, ex.getClass().getName());
		}
		Map<SecretName, Outcome> answer = new LinkedHashMap<>();
		for (SecretName name : this.asked) {
			put(name, otherwise);
			answer.put(name, Objects.requireNonNull(this.outcomes.get(name)));
		}
		return answer;
	}

	/**
	 * The first outcome of a secret is the one that counts.
	 */
	private void put(SecretName name, Outcome outcome) {
		if (this.outcomes.putIfAbsent(name, outcome) == null) {
			this.report.tell(name, outcome);
		}
	}

	private void refuseOtherRegion(SecretName name) {
		String here = this.reader.endpoint().region();
		String there = new SecretId(name.id()).region();
		if (here != null && there != null && !there.equals(here)) {
			put(name, failed(FailureKind.OTHER_REGION, "the secret is in " + there));
		}
	}

	private List<SecretName> open() {
		return this.asked.stream().filter((name) -> !this.outcomes.containsKey(name)).toList();
	}

	private List<Runnable> batches() {
		List<String> current = open().stream()
			.filter((name) -> name.version().isCurrent())
			.map(SecretName::id)
			.distinct()
			.toList();
		if (current.size() < 2 || !this.reader.readsBatches()) {
			return List.of();
		}
		List<Runnable> units = new ArrayList<>();
		int count = (current.size() + SecretBatch.MOST - 1) / SecretBatch.MOST;
		for (int i = 0; i < count; i++) {
			List<String> ids = current.subList(i * current.size() / count, (i + 1) * current.size() / count);
			units.add(() -> readBatch(ids));
		}
		units.addAll(singles(open().stream().filter((name) -> !name.version().isCurrent()).toList()));
		return units;
	}

	private List<Runnable> singles(List<SecretName> names) {
		return names.stream().<Runnable>map((name) -> () -> put(name, this.reader.read(name))).toList();
	}

	private void readBatch(List<String> ids) {
		SecretBatch batch = new SecretBatch(this.reader.endpoint(), ids);
		this.reader.read(batch);
		for (SecretName name : this.asked) {
			Outcome outcome = batch.outcomes().get(name.id());
			if (outcome != null && name.version().isCurrent()) {
				put(name, outcome);
			}
		}
	}

	private Outcome failed(FailureKind kind, @Nullable String detail) {
		return new Outcome.Failed(AwsFailures.ofNoCall(this.reader.endpoint(), kind, detail));
	}

}
