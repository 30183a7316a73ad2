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

package io.github.awssecrets.doctor;

import java.util.List;
import java.util.Set;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.env.UsedReference;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretMember;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one reference after the other, and at what the cache knows of it. Asks nobody.
 */
final class Examination {

	private static final String CONFIGURATION = "the configuration";

	/**
	 * That AWS rejects the caller says nothing of the secret.
	 */
	private static final Set<FailureKind> REJECTIONS = Set.of(FailureKind.UNKNOWN_CREDENTIALS,
			FailureKind.INVALID_SIGNATURE, FailureKind.CLOCK_SKEW);

	private final Doctor doctor = new Doctor();

	private final Secrets secrets;

	private final SecretCache cache;

	Examination(Secrets secrets, SecretCache cache) {
		this.secrets = secrets;
		this.cache = cache;
	}

	/**
	 * The secret that a reference means, if it means one.
	 */
	@Nullable SecretName nameOf(UsedReference reference) {
		try {
			return (reference.ref() != null) ? this.secrets.nameOf(reference.ref()) : null;
		}
		catch (SecretException ex) {
			return null;
		}
	}

	Diagnosis examine(UsedReference reference) {
		SecretRef ref = reference.ref();
		if (ref == null) {
			return failed(reference, null,
					SecretFailure.of(FailureKind.INVALID_REFERENCE, CONFIGURATION, reference.rule()));
		}
		try {
			return examine(reference, ref.member(), this.secrets.nameOf(ref));
		}
		catch (SecretException ex) {
			return failed(reference, ex.name(), ex.failure());
		}
	}

	/**
	 * A secret that no configuration refers to, but that code has read.
	 */
	Diagnosis examine(SecretName name) {
		return examine(new UsedReference(text(name), null, null, true, List.of()), null, name);
	}

	private Diagnosis examine(UsedReference reference, @Nullable SecretMember member, SecretName name) {
		SecretStatus status = this.cache.status(name);
		if (status.value() == null) {
			return (status.failure() != null) ? failed(reference, name, status.failure())
					: new Diagnosis(reference, Condition.UNKNOWN, name, null, null, null, null);
		}
		SecretFailure missing = missing(member, status.value());
		return (missing != null) ? failed(reference, name, missing) : served(reference, status, status.value());
	}

	private Diagnosis served(UsedReference reference, SecretStatus status, SecretValue value) {
		SecretFailure failure = status.failure();
		return new Diagnosis(reference, condition(reference, status), status.name(), value.origin(), status.age(),
				failure, (failure != null) ? this.doctor.diagnose(status.name(), failure) : null);
	}

	/**
	 * Properties that have a default can do without a secret that was deleted.
	 */
	private static Condition condition(UsedReference reference, SecretStatus status) {
		SecretFailure failure = status.failure();
		if (failure == null) {
			return Condition.OK;
		}
		boolean needless = reference.hasDefault() && !reference.uses().isEmpty() && failure.kind().meansAbsent();
		return (status.isWithdrawn() && !needless) ? Condition.WITHDRAWN : Condition.STALE;
	}

	private Diagnosis failed(UsedReference reference, @Nullable SecretName name, SecretFailure failure) {
		return new Diagnosis(reference, condition(reference, failure.kind()), name, null, null, failure,
				this.doctor.diagnose(name, failure));
	}

	/**
	 * Whether an optional secret exists can't be told while AWS can't be reached. The
	 * application may do well without it meanwhile.
	 */
	private static Condition condition(UsedReference reference, FailureKind kind) {
		if (reference.hasDefault() && kind.meansAbsent()) {
			return Condition.ABSENT;
		}
		boolean optional = reference.hasDefault() && !reference.uses().isEmpty();
		return (optional && (kind.isTransient() || REJECTIONS.contains(kind))) ? Condition.UNKNOWN : Condition.FAILED;
	}

	private static @Nullable SecretFailure missing(@Nullable SecretMember member, SecretValue value) {
		try {
			if (member != null) {
				value.member(member);
			}
			return null;
		}
		catch (MissingMemberException ex) {
			return SecretFailure.of(ex.kind(), value.origin().source(), ex.getMessage());
		}
	}

	private static String text(SecretName name) {
		String store = name.store().isEmpty() ? "" : name.store() + "//";
		String path = (name.path() != null) ? name.path() : name.id();
		if (name.version().isCurrent()) {
			return store + path;
		}
		String version = (name.version().stage() != null) ? "stage=" + name.version().stage()
				: "version=" + name.version().id();
		return store + path + "?" + version;
	}

}
