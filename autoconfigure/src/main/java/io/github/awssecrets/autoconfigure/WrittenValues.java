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

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.Renewal;
import io.github.awssecrets.cache.Written;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.SecretsProperties.Source;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.write.WriteListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * Has the application use what it wrote: the cache takes it in, and whatever follows a
 * changed secret follows. Where another source comes first and has the secret, that one
 * goes on being used.
 */
final class WrittenValues implements WriteListener {

	private static final Log logger = LogFactory.getLog(WrittenValues.class);

	private final EnvironmentSecrets secrets;

	private final Supplier<SecretBackend> before;

	private final ObjectProvider<SecretsRefresh> refresh;

	WrittenValues(EnvironmentSecrets secrets, Source target, ObjectProvider<SecretsRefresh> refresh) {
		this.secrets = secrets;
		this.before = SingletonSupplier.of(() -> secrets.before(target));
		this.refresh = refresh;
	}

	@Override
	public Runnable written(SecretName name, SecretValue value, Instant begun, @Nullable String replaced) {
		if (isUsed(Objects.requireNonNull(this.before.get().read(List.of(name)).get(name)))) {
			logger
				.warn("The secret '" + name.path() + "' was written, and another value of it goes on being used: that "
						+ "of a source which comes before in aws.secrets.sources.");
			return () -> {
			};
		}
		Renewal renewal = this.secrets.cache().put(new Written(name, value, begun, replaced));
		return () -> {
			follow(renewal);
			if (this.secrets.properties().agent().url() != null) {
				// Else the agent would answer what it keeps when the pin is over.
				this.secrets.cache().renew(List.of(name)).thenAccept((renewals) -> renewals.forEach(this::follow));
			}
		};
	}

	private void follow(Renewal renewal) {
		this.refresh.ifAvailable((available) -> available.written(renewal));
	}

	private static boolean isUsed(Outcome outcome) {
		return !(outcome instanceof Outcome.Failed failed) || !failed.failure().kind().meansAbsent();
	}

}
