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

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.env.UsedReference;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with all references in use, as far as the application knows: those of its
 * configuration, and the secrets that code has read. Safe for use by any number of
 * threads.
 *
 * @since 0.1.0
 */
public final class Checkup {

	private final Supplier<Collection<UsedReference>> references;

	private final SecretCache cache;

	private final Examination examination;

	private final Duration maxAge;

	private final LongSupplier nanoTime;

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile @Nullable Known known;

	/**
	 * Creates a checkup.
	 * @param references finds the references of the configuration
	 * @param secrets tells which secret each of them means
	 * @param cache knows the secrets
	 * @param maxAge the age at which what is known counts as old
	 * @param nanoTime the time in nanoseconds, from any origin
	 */
	public Checkup(Supplier<Collection<UsedReference>> references, Secrets secrets, SecretCache cache, Duration maxAge,
			LongSupplier nanoTime) {
		this.references = references;
		this.cache = cache;
		this.examination = new Examination(secrets, cache);
		this.maxAge = maxAge;
		this.nanoTime = nanoTime;
	}

	/**
	 * Looks at what is known. Asks nobody and waits for nobody.
	 * @return a diagnosis for each reference of the configuration, and then for each
	 * secret that only code has read
	 */
	public List<Diagnosis> now() {
		return examine(look());
	}

	/**
	 * Looks at what is known, and has the secrets of the configuration read again behind
	 * the caller's back where what is known is old. However many ask at the same time, a
	 * secret is read once.
	 * @return as {@link #now()}
	 */
	public List<Diagnosis> recent() {
		List<UsedReference> references = recentReferences();
		this.cache.load(names(references), this.maxAge);
		return examine(references);
	}

	/**
	 * Reads what is not known yet, and waits for it.
	 * @return as {@link #now()}
	 */
	public List<Diagnosis> complete() {
		List<UsedReference> references = look();
		this.cache.load(names(references)).join();
		return examine(references);
	}

	private List<Diagnosis> examine(List<UsedReference> references) {
		Set<SecretName> others = new LinkedHashSet<>(this.cache.names());
		others.removeAll(names(references));
		return Stream
			.concat(references.stream().map(this.examination::examine), others.stream().map(this.examination::examine))
			.toList();
	}

	private Set<SecretName> names(List<UsedReference> references) {
		Set<SecretName> names = new LinkedHashSet<>();
		references.stream().map(this.examination::nameOf).filter(Objects::nonNull).forEach(names::add);
		return names;
	}

	/**
	 * To go through all properties is too much for each of many probes.
	 */
	private List<UsedReference> recentReferences() {
		Known last = this.known;
		if (last != null && (isYoung(last) || !this.looking.compareAndSet(false, true))) {
			return last.references();
		}
		try {
			Known found = new Known(look(), this.nanoTime.getAsLong());
			this.known = found;
			return found.references();
		}
		finally {
			this.looking.set(false);
		}
	}

	private boolean isYoung(Known known) {
		return this.nanoTime.getAsLong() - known.at() < this.maxAge.toNanos();
	}

	private List<UsedReference> look() {
		return List.copyOf(this.references.get());
	}

	private record Known(List<UsedReference> references, long at) {

	}

}
