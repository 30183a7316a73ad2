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

package io.github.awssecrets.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;

/**
 * A place with one secret that follows AWS, and whose reads lag behind as the test says.
 */
class StubWriter implements SecretWriter {

	final List<String> calls = new ArrayList<>();

	final Map<String, SecretValue> versions = new LinkedHashMap<>();

	final Map<String, String> stages = new LinkedHashMap<>();

	boolean exists;

	Instant deletion;

	/** What reads answer instead of what there is, one after the other. */
	final List<Outcome> lagging = new ArrayList<>();

	/** What calls fail with, by their name, one after the other. */
	final Map<String, List<SecretFailure>> failing = new LinkedHashMap<>();

	/** Done before the next call of that name. */
	final Map<String, Runnable> before = new LinkedHashMap<>();

	int window;

	static SecretFailure failed(FailureKind kind, String code) {
		return new SecretFailure(kind, "the test", null, null, code, null, null, 1, Duration.ZERO);
	}

	StubWriter with(String versionId, String text) {
		this.exists = true;
		add(versionId, value(text));
		return this;
	}

	String current() {
		return this.versions.get(this.stages.get(CURRENT)).text();
	}

	static SecretValue value(String text) {
		return SecretValue.ofText(text, SecretOrigin.of("test"));
	}

	Outcome found(String versionId) {
		return new Outcome.Found(
				this.versions.get(versionId).withOrigin(new SecretOrigin("aws", "arn", versionId, null)));
	}

	@Override
	public Outcome read(SecretName name) {
		enter("read");
		if (!this.lagging.isEmpty()) {
			return this.lagging.remove(0);
		}
		if (!this.exists) {
			return new Outcome.Failed(failed(FailureKind.NOT_FOUND, "ResourceNotFoundException"));
		}
		if (this.deletion != null) {
			return new Outcome.Failed(failed(FailureKind.SCHEDULED_FOR_DELETION, "InvalidRequestException"));
		}
		String id = (name.version().id() != null) ? name.version().id() : this.stages.get(name.version().stage());
		return (id != null) ? found(id)
				: new Outcome.Failed(failed(FailureKind.VERSION_NOT_FOUND, "ResourceNotFoundException"));
	}

	@Override
	public PutVersion create(SecretName name, SecretValue value, String token) {
		enter("create");
		if (this.exists) {
			throw new SecretWriterException(failed(FailureKind.OTHER, "ResourceExistsException"), "create");
		}
		this.exists = true;
		add(token, value);
		return new PutVersion("arn", token, true);
	}

	@Override
	public PutVersion put(SecretName name, SecretValue value, String token) {
		enter("put");
		requireUsable();
		SecretValue known = this.versions.get(token);
		if (known == null) {
			add(token, value);
		}
		else if (!known.text().equals(value.text())) {
			throw new SecretWriterException(failed(FailureKind.OTHER, "ResourceExistsException"), "put");
		}
		return new PutVersion("arn", token, token.equals(this.stages.get(CURRENT)));
	}

	@Override
	public PutVersion draft(SecretName name, SecretValue value, String token) {
		enter("draft");
		requireUsable();
		boolean first = this.versions.isEmpty();
		this.versions.put(token, value);
		if (first) {
			this.stages.put(CURRENT, token);
		}
		return new PutVersion("arn", token, first);
	}

	@Override
	public void makeCurrent(SecretName name, String versionId, String instead) {
		enter("makeCurrent");
		requireUsable();
		if (!Objects.equals(instead, this.stages.get(CURRENT))) {
			throw new SecretWriterException(failed(FailureKind.INVALID_REQUEST, "InvalidParameterException"), "move");
		}
		this.stages.put(PREVIOUS, instead);
		this.stages.put(CURRENT, versionId);
	}

	@Override
	public Description describe(SecretName name) {
		enter("describe");
		Map<String, List<String>> labels = new LinkedHashMap<>();
		this.stages.forEach((stage, id) -> labels.computeIfAbsent(id, (key) -> new ArrayList<>()).add(stage));
		return new Description(labels, this.deletion);
	}

	@Override
	public Instant delete(SecretName name, int days) {
		enter("delete");
		this.window = days;
		this.deletion = Instant.now();
		return this.deletion;
	}

	@Override
	public void restore(SecretName name) {
		enter("restore");
		this.deletion = null;
	}

	@Override
	public Page<ListedSecret> list(String prefix, String token) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Page<StoredVersion> versions(SecretName name, String token) {
		throw new UnsupportedOperationException();
	}

	@Override
	public SecretFailure failure(FailureKind kind, String detail) {
		return SecretFailure.of(kind, "the test", detail);
	}

	private void add(String versionId, SecretValue value) {
		this.versions.put(versionId, value);
		String before = this.stages.put(CURRENT, versionId);
		if (before != null) {
			this.stages.put(PREVIOUS, before);
		}
	}

	private void requireUsable() {
		if (!this.exists) {
			throw new SecretWriterException(failed(FailureKind.NOT_FOUND, "ResourceNotFoundException"), "put");
		}
		if (this.deletion != null) {
			throw new SecretWriterException(failed(FailureKind.SCHEDULED_FOR_DELETION, "InvalidRequestException"),
					"put");
		}
	}

	private void enter(String call) {
		Runnable before = this.before.remove(call);
		if (before != null) {
			before.run();
		}
		this.calls.add(call);
		List<SecretFailure> failures = this.failing.get(call);
		if (failures != null && !failures.isEmpty()) {
			throw new SecretWriterException(failures.remove(0), "secretsmanager:" + call);
		}
	}

}
