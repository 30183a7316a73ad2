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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Accompanies the start of an application: tells the environment that it will have, gets
 * ready to read once its initializers have run, and leaves nothing behind when it fails.
 */
final class SecretsApplicationListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	private @Nullable SecretsRuntimes runtimes;

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			this.runtimes = SecretsRuntimes.in(prepared.getBootstrapContext());
			this.runtimes.environment(prepared.getEnvironment());
		}
		if (event instanceof ApplicationContextInitializedEvent initialized) {
			EnvironmentSecrets secrets = EnvironmentSecrets.claim(initialized.getApplicationContext().getEnvironment());
			if (secrets != null) {
				secrets.warmUp();
			}
		}
		if (event instanceof ApplicationFailedEvent && this.runtimes != null) {
			this.runtimes.close();
		}
	}

}
