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
package io.github.awssecrets.refresh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.Renewal;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Reads secrets again and lets the application follow those that changed: first an event,
 * then the followers in their order. Changes are taken in one after the other, whoever
 * finds them. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SecretsRefresh {

	private static final Log logger = LogFactory.getLog(SecretsRefresh.class);

	private static final String ALL = "";

	private final SecretCache cache;

	private final Function<Collection<SecretName>, SortedSet<String>> dependents;

	private final ApplicationEventPublisher publisher;

	private final List<Follower> followers;

	private final SharedRuns<RefreshResult> runs = new SharedRuns<>((before, after) -> after.precededBy(before));

	private final ReentrantLock turn = new ReentrantLock();

	/**
	 * Creates a refresh.
	 * @param cache holds the secrets
	 * @param dependents finds the properties that depend on secrets
	 * @param publisher publishes {@link SecretsChangedEvent} and
	 * {@link SecretsRefreshedEvent}
	 * @param followers what follows, in order
	 */
	public SecretsRefresh(SecretCache cache, Function<Collection<SecretName>, SortedSet<String>> dependents,
			ApplicationEventPublisher publisher, List<Follower> followers) {
		this.cache = cache;
		this.dependents = dependents;
		this.publisher = publisher;
		this.followers = List.copyOf(followers);
		cache.onChange((renewals) -> take(renewals));
	}

	/**
	 * Reads all secrets again that are known. What is read was asked for after this
	 * method was called: if another thread is reading already, that is waited for, and
	 * then all who wait share one more reading.
	 * @return what happened, in the reading that was waited for as well
	 */
	public RefreshResult refresh() {
		return read(ALL, this.cache::names);
	}

	/**
	 * Reads one secret again, in all versions of it that are known.
	 * @param path its path, with the store before it unless that is the default one, or
	 * its name in AWS or ARN. Servers make one slash of two, so one will do behind the
	 * store
	 * @return what happened, as by {@link #refresh()}, or nothing if no such secret is
	 * known
	 */
	public Optional<RefreshResult> refresh(String path) {
		return names(path).isEmpty() ? Optional.empty() : Optional.of(read(path, () -> names(path)));
	}

	private List<SecretName> names(String path) {
		return this.cache.names().stream().filter((name) -> name.isAddressedBy(path)).toList();
	}

	/**
	 * Who follows a change and asks for a refresh does not wait for the one that told it.
	 */
	private RefreshResult read(String key, Supplier<Collection<SecretName>> names) {
		Supplier<RefreshResult> reading = () -> renew(names.get(), key.equals(ALL));
		return this.turn.isHeldByCurrentThread() ? reading.get() : this.runs.get(key, reading);
	}

	private RefreshResult renew(Collection<SecretName> names, boolean all) {
		RefreshResult result = null;
		try {
			result = take(this.cache.renew(names).join());
			return result;
		}
		finally {
			tell(new SecretsRefreshedEvent(this, result, all));
		}
	}

	/**
	 * Whoever listens does not change what has happened, and may ask for another refresh
	 * as well.
	 */
	private void tell(SecretsRefreshedEvent event) {
		this.turn.lock();
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.warn("A listener failed when secrets had been read again: " + ex.getClass().getName());
		}
		finally {
			this.turn.unlock();
		}
	}

	/**
	 * Lets the application follow a secret that it has written itself.
	 * @param renewal what the write changed in the cache
	 * @return what happened
	 */
	public RefreshResult written(Renewal renewal) {
		return take(List.of(renewal));
	}

	private RefreshResult take(List<Renewal> renewals) {
		List<ChangedSecret> changed = renewals.stream().filter(Renewal::isChanged).map(this::changed).toList();
		SortedSet<String> properties = changed.isEmpty() ? new TreeSet<>()
				: this.dependents.apply(changed.stream().map(ChangedSecret::name).toList());
		this.turn.lock();
		try {
			List<String> needsRestart = changed.isEmpty() ? List.of() : follow(new SecretsChange(changed, properties));
			return new RefreshResult(changed, unchanged(renewals), missing(renewals), failed(renewals), properties,
					needsRestart);
		}
		finally {
			this.turn.unlock();
		}
	}

	/**
	 * One that can't follow does not keep the others from it.
	 */
	private List<String> follow(SecretsChange change) {
		List<String> needsRestart = new ArrayList<>();
		attempt("a listener", () -> this.publisher.publishEvent(new SecretsChangedEvent(this, change)), needsRestart);
		for (Follower follower : this.followers) {
			attempt(follower.getClass().getSimpleName(), () -> needsRestart.addAll(follower.follow(change)),
					needsRestart);
		}
		log(change, needsRestart);
		return List.copyOf(needsRestart);
	}

	/**
	 * Not everybody who finds a change has somebody to answer to.
	 */
	private static void log(SecretsChange change, List<String> needsRestart) {
		String names = change.secrets().stream().map((secret) -> secret.name().id()).collect(Collectors.joining(", "));
		logger.info("Secrets that have changed: " + names + "; properties that depend on them: " + change.properties());
		if (!needsRestart.isEmpty()) {
			logger.warn("What depends on changed secrets and needs a restart: " + needsRestart);
		}
	}

	/**
	 * The message of a failure is left out, since it may quote a value.
	 */
	private static void attempt(String who, Runnable action, List<String> needsRestart) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.warn(who + " could not follow a changed secret: " + ex.getClass().getName());
			needsRestart.add(who + ", which failed with " + ex.getClass().getName());
		}
	}

	private ChangedSecret changed(Renewal renewal) {
		return new ChangedSecret(renewal.name(), version(renewal.before()), version(renewal.after()));
	}

	private static @Nullable String version(@Nullable SecretValue value) {
		return (value != null) ? value.origin().versionId() : null;
	}

	private static List<SecretName> unchanged(List<Renewal> renewals) {
		return renewals.stream()
			.filter((renewal) -> renewal.outcome() instanceof Outcome.Found && !renewal.isChanged())
			.map(Renewal::name)
			.toList();
	}

	private static List<SecretName> missing(List<Renewal> renewals) {
		return renewals.stream().filter(Renewal::isMissing).map(Renewal::name).toList();
	}

	private static List<RefreshResult.FailedSecret> failed(List<Renewal> renewals) {
		return renewals.stream()
			.filter((renewal) -> renewal.outcome() instanceof Outcome.Failed && !renewal.isMissing())
			.map((renewal) -> new RefreshResult.FailedSecret(renewal.name(),
					((Outcome.Failed) renewal.outcome()).failure()))
			.toList();
	}

}
