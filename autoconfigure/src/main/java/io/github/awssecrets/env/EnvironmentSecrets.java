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
package io.github.awssecrets.env;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.awssecrets.aws.CallObservers;
import io.github.awssecrets.aws.ClientParts;
import io.github.awssecrets.aws.ClientSource;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.DeferredCache;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.write.SecretWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.util.function.SingletonSupplier;

/**
 * The secrets of an environment: the property source in it, and what there is behind. The
 * first use fixes the settings.
 *
 * @since 0.1.0
 */
public final class EnvironmentSecrets implements AutoCloseable {

	private final ConfigurableEnvironment environment;

	private final SecretsRuntimes runtimes;

	private final Supplier<SecretsSettings> settings;

	private final Supplier<SecretsRuntime> runtime;

	private final DeferredCache cache = new DeferredCache(() -> runtime().cache());

	private final Supplier<PropertyReader> reader;

	private final SecretsPropertySource source;

	private volatile boolean closed;

	EnvironmentSecrets(ConfigurableEnvironment environment, SecretsRuntimes runtimes) {
		this.environment = environment;
		this.runtimes = runtimes;
		this.settings = SingletonSupplier.of(() -> runtimes.settings(Binder.get(environment)));
		this.runtime = SingletonSupplier.of(this::makeRuntime);
		this.reader = SingletonSupplier.of(() -> runtimes.reader(environment, runtime()));
		this.source = new SecretsPropertySource(environment.getPropertySources(), this.reader, this);
	}

	/**
	 * The secrets of an environment, made available in it if they are not yet.
	 * @param environment the environment
	 * @return its secrets
	 */
	public static EnvironmentSecrets of(ConfigurableEnvironment environment) {
		EnvironmentSecrets secrets = find(environment);
		return (secrets != null) ? secrets : install(environment, new SecretsRuntimes(new DefaultBootstrapContext()));
	}

	/**
	 * The secrets of an environment, if they are available in it. Whatever other sources
	 * have come since, one of them could answer for what only ours refuses, so that it
	 * becomes the first again.
	 */
	static @Nullable EnvironmentSecrets find(ConfigurableEnvironment environment) {
		MutablePropertySources sources = environment.getPropertySources();
		if (sources.get(SecretsPropertySource.NAME) instanceof SecretsPropertySource source && source.owner() != null) {
			sources.addFirst(source);
			return source.owner();
		}
		return null;
	}

	/**
	 * The secrets of an environment, if they are available in it, even if they came from
	 * another one: Boot replaces the environment by one of another kind where the type of
	 * the application asks for that, and copies the sources.
	 */
	static @Nullable EnvironmentSecrets claim(ConfigurableEnvironment environment) {
		EnvironmentSecrets secrets = find(environment);
		if (secrets == null || secrets.environment == environment) {
			return secrets;
		}
		secrets.runtimes.disown();
		return install(environment, secrets.runtimes);
	}

	/**
	 * Makes the secrets of an application available in an environment. Spring Cloud has
	 * that done again, to a copy that knows less than the environment of the application,
	 * and moves the sources of the copy over there: they are those of the application.
	 */
	static EnvironmentSecrets install(ConfigurableEnvironment environment, SecretsRuntimes runtimes) {
		EnvironmentSecrets secrets = runtimes.own(environment);
		MutablePropertySources sources = environment.getPropertySources();
		sources.addFirst(secrets.source);
		sources.stream()
			.filter(ImportedPropertySource.class::isInstance)
			.forEach((source) -> ((ImportedPropertySource) source).adopt(secrets.reader));
		return secrets;
	}

	SecretsPropertySource source() {
		return this.source;
	}

	PropertyReader reader() {
		return this.reader.get();
	}

	SecretsRuntime runtime() {
		return this.runtime.get();
	}

	/**
	 * Whoever asks for the first time after the end is refused as others are.
	 */
	private SecretsRuntime makeRuntime() {
		SecretsRuntime made = this.runtimes.settle(this.settings.get(), Binder.get(this.environment));
		this.cache.become(made.cache());
		if (this.closed) {
			made.close();
		}
		return made;
	}

	/**
	 * Makes sure that the settings are valid. Where there are none, nothing is done, and
	 * what reads secrets is put together only where some can't be told to be valid
	 * without it.
	 * @throws InvalidSecretsSettingException if a setting is invalid, or two contradict
	 * each other
	 */
	public void validate() {
		if (SecretsSettings.areIn(this.environment) && this.settings.get().areCheckedByUse()) {
			runtime();
		}
	}

	/**
	 * The secrets by reference.
	 * @return the secrets
	 */
	public Secrets secrets() {
		return this.runtime.get().secrets();
	}

	/**
	 * The settings.
	 * @return the properties under {@code aws.secrets}
	 */
	public SecretsProperties properties() {
		return this.settings.get().properties();
	}

	/**
	 * What is known of each secret. Asking for it fixes no setting.
	 * @return the cache, which is made when a secret is asked for
	 */
	public SecretCache cache() {
		return this.cache;
	}

	/**
	 * How often readers got what from the cache. Asking for it fixes no setting.
	 * @return the counts, which begin when somebody starts them
	 */
	public CacheCounts cacheCounts() {
		return this.runtimes.counts();
	}

	/**
	 * Those who are told of calls to AWS, to join them. Asking for them fixes no setting.
	 * @return the observers
	 */
	public CallObservers observers() {
		return this.runtimes.observers();
	}

	/**
	 * The client that the secrets of the default store are read with.
	 * @return the client
	 */
	public ClientSource client() {
		return this.runtime.get().clients().of("");
	}

	/**
	 * Has the clients of all stores use what the application contributes, from the next
	 * read on.
	 * @param parts what the application contributes
	 */
	public void use(ClientParts parts) {
		this.runtime.get().clients().use(parts);
	}

	/**
	 * The environment that these are the secrets of.
	 * @return the environment
	 */
	public ConfigurableEnvironment environment() {
		return this.environment;
	}

	/**
	 * The rules of names.
	 * @return the naming of the default store
	 */
	public SecretNaming naming() {
		return this.runtime.get().naming();
	}

	/**
	 * AWS as a place to read from, whatever other sources there are, and past the cache.
	 * @return the backend
	 */
	public SecretBackend aws() {
		return this.runtime.get().aws();
	}

	/**
	 * AWS as a place to write to.
	 * @return the writer
	 */
	public SecretWriter writer() {
		return this.runtime.get().writer();
	}

	/**
	 * The sources that are asked before a certain one: where one of them has a secret,
	 * what that one has is not used.
	 * @param source the source
	 * @return those before, all if it is none of them
	 */
	public SecretBackend before(SecretsProperties.Source source) {
		return this.runtime.get().before(source);
	}

	/**
	 * Gets ready to read from AWS, without waiting and without asking anybody anything.
	 * Where nothing will be read from AWS, nothing is done.
	 */
	void warmUp() {
		if (!isAotProcessing() && isUsed()) {
			this.runtime.get().warmUp();
		}
	}

	/**
	 * Fetches all references of the environment in one go, and does not wait. Where there
	 * are none, nothing is done, and neither is while the application is only being
	 * built.
	 */
	public void prefetch() {
		if (!isAotProcessing() && isUsed()) {
			this.reader.get().prefetch();
		}
	}

	/**
	 * Makes sure that all references of the environment have a value. From then on, each
	 * failure is told for itself.
	 * @throws UnresolvedSecretsException if any has none
	 */
	public void check() {
		if (isUsed()) {
			this.reader.get().check();
		}
		this.runtimes.started();
	}

	/**
	 * What keeps the text of a secret from being evaluated as an expression.
	 * @return a post-processor for a bean factory
	 */
	public ExpressionShield expressionShield() {
		return new ExpressionShield(this.runtimes.literals(), this::isQuotedIn);
	}

	/**
	 * What helps a person with secrets that could not be read. For a report: it may call
	 * AWS, and blocks for a few seconds at most.
	 * @param failures the secrets, and why each could not be read
	 * @return a hint for each of them of which something is known
	 */
	public Map<SecretName, String> hints(Map<SecretName, SecretFailure> failures) {
		return this.runtime.get().backend().hints(failures);
	}

	/**
	 * Whether any property of the environment needs a secret.
	 * @return whether there is a reference in it
	 */
	public boolean isUsed() {
		return !SecretUse.in(this.environment).isEmpty();
	}

	/**
	 * The references of the environment, with the properties that need them. Nothing is
	 * fetched.
	 * @return the references in properties, in the order of precedence, and those that
	 * were imported
	 */
	public Collection<UsedReference> references() {
		return UsedReference.in(this.environment);
	}

	/**
	 * The properties whose value depends on certain secrets, directly or by way of other
	 * properties. Nothing is read for that, and nobody waited for.
	 * @param names the secrets
	 * @return the names of the properties, as they are written, without those that are
	 * overridden by others
	 */
	public SortedSet<String> dependents(Collection<SecretName> names) {
		return names.isEmpty() ? new TreeSet<>()
				: new SecretDependents(this.environment, secrets(), cache(), names).properties();
	}

	/**
	 * Tells whether texts depend on certain secrets, by a reference in them or by way of
	 * properties.
	 * @param names the secrets
	 * @return a test of texts with placeholders, for use by one thread and as long as no
	 * property is added
	 */
	public Predicate<String> dependentTexts(Collection<SecretName> names) {
		return new SecretDependents(this.environment, secrets(), cache(), names)::isDependent;
	}

	/**
	 * Tells whether there is a secret in the value of a property, or of what was bound to
	 * it. Nothing is read for that, and nothing thrown: in doubt there is one.
	 * @param source the source that the property comes from, if known
	 * @param property the name of the property
	 * @return whether the value is not to be shown
	 */
	public boolean isIn(@Nullable PropertySource<?> source, String property) {
		return secretProperties().contain(source, property);
	}

	/**
	 * Tells whether a text with placeholders needs a secret. Nothing is read for that,
	 * and nothing thrown: in doubt it needs one.
	 * @param text the text, as it stands in an annotation
	 * @return whether what it becomes is not to be shown
	 */
	public boolean isNeededBy(String text) {
		return secretProperties().areNeededBy(text);
	}

	/**
	 * Tells whether a text quotes a secret that has been read. Each known secret is
	 * searched for, which is for those to do who have to show something or to tell a
	 * failure. Nothing is read, nobody waited for, and nothing thrown.
	 * @param text a text in which placeholders were replaced
	 * @return whether the text is not to be shown
	 */
	public boolean isQuotedIn(String text) {
		try {
			SecretCache cache = cache();
			return cache.names()
				.stream()
				.map((name) -> cache.status(name).value())
				.anyMatch((value) -> value != null && value.isQuotedIn(text));
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	/**
	 * Does something that asks for properties only to show them: on this thread no secret
	 * is read meanwhile, and asterisks stand in for each.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return its result
	 */
	public <T extends @Nullable Object> T masked(Supplier<T> action) {
		return Mask.over(action);
	}

	private SecretProperties secretProperties() {
		return new SecretProperties(this.environment, () -> SecretVariables.of(properties()));
	}

	private static boolean isAotProcessing() {
		return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
	}

	@Override
	public void close() {
		this.closed = true;
		this.runtimes.close();
	}

}
