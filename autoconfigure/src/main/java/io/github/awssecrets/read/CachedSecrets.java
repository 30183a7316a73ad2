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
package io.github.awssecrets.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.Lease;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretMember;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNameException;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * The read path: reference, name, cache, member.
 */
final class CachedSecrets implements Secrets {

	private static final SecretOrigin DEFAULT = SecretOrigin.of("default");

	/**
	 * How many references are remembered: enough for those that are written down, and not
	 * for as many as code can put together.
	 */
	private static final int MOST_REMEMBERED = 1024;

	private final Map<String, LeasedSecret> leased = new ConcurrentHashMap<>();

	private final Map<String, SecretNaming> naming;

	private final SecretCache cache;

	CachedSecrets(Map<String, SecretNaming> naming, SecretCache cache) {
		this.naming = Map.copyOf(naming);
		this.cache = cache;
	}

	@Override
	public SecretValue get(String ref) {
		SecretValue value = leased(ref);
		return (value != null) ? value : read(SecretRef.of(ref));
	}

	@Override
	public SecretValue get(SecretRef ref) {
		SecretValue value = leased(ref.toString());
		return (value != null) ? value : read(ref);
	}

	@Override
	public SecretName nameOf(SecretRef ref) {
		try {
			return naming(ref).nameOf(ref);
		}
		catch (SecretNameException ex) {
			throw new SecretUnavailableException(ref, null, invalid(ex.rule()));
		}
	}

	@Override
	public CompletableFuture<Void> prefetch(Collection<SecretRef> refs) {
		List<SecretName> names = new ArrayList<>();
		for (SecretRef ref : refs) {
			try {
				names.add(nameOf(ref));
			}
			catch (SecretUnavailableException ex) {
				// Whoever reads it is told.
			}
		}
		return this.cache.load(names);
	}

	private @Nullable SecretValue leased(String ref) {
		LeasedSecret secret = this.leased.get(ref);
		return (secret != null) ? secret.value() : null;
	}

	private SecretValue read(SecretRef ref) {
		SecretName name = nameOf(ref);
		Outcome outcome = this.cache.get(name);
		if (outcome instanceof Outcome.Found found) {
			SecretValue value = member(ref, name, found.value());
			if (value.origin() != DEFAULT) {
				remember(ref, name, found.value());
			}
			return value;
		}
		return otherwise(ref, name, ((Outcome.Failed) outcome).failure());
	}

	/**
	 * Remembers a reference that has just been read. Its lease may already be that of a
	 * successor, which need not have the member.
	 */
	private void remember(SecretRef ref, SecretName name, SecretValue value) {
		Lease lease = this.cache.lease(name);
		if (lease != null && lease.isOf(value) && isRoomFor(ref)) {
			this.leased.put(ref.toString(), new LeasedSecret(lease, ref.member()));
		}
	}

	private boolean isRoomFor(SecretRef ref) {
		if (this.leased.size() < MOST_REMEMBERED || this.leased.containsKey(ref.toString())) {
			return true;
		}
		this.leased.values().removeIf((secret) -> secret.lease().hasEnded());
		return this.leased.size() < MOST_REMEMBERED;
	}

	private SecretNaming naming(SecretRef ref) {
		String store = (ref.store() != null) ? ref.store() : "";
		SecretNaming naming = this.naming.get(store);
		if (naming == null) {
			throw new SecretUnavailableException(ref, null,
					invalid("no store '" + store + "' is configured under aws.secrets.stores"));
		}
		return naming;
	}

	private static SecretValue member(SecretRef ref, SecretName name, SecretValue value) {
		SecretMember member = ref.member();
		if (member == null) {
			return value;
		}
		try {
			return value.member(member);
		}
		catch (MissingMemberException ex) {
			return otherwise(ref, name, SecretFailure.of(ex.kind(), value.origin().source(), ex.getMessage()));
		}
	}

	/**
	 * Only what does not exist has a default: one that covered an outage would hide it.
	 */
	private static SecretValue otherwise(SecretRef ref, SecretName name, SecretFailure failure) {
		if (!failure.kind().meansAbsent()) {
			throw new SecretUnavailableException(ref, name, failure);
		}
		if (ref.defaultValue() == null) {
			throw new SecretNotFoundException(ref, name, failure);
		}
		return SecretValue.ofText(ref.defaultValue(), DEFAULT);
	}

	private static SecretFailure invalid(String rule) {
		return SecretFailure.of(FailureKind.INVALID_REFERENCE, "the configuration", rule);
	}

	/**
	 * What a reference stands for, while it is leased.
	 */
	private record LeasedSecret(Lease lease, @Nullable SecretMember member) {

		@Nullable SecretValue value() {
			SecretValue value = this.lease.value();
			return (value == null || this.member == null) ? value : value.member(this.member);
		}

	}

}
