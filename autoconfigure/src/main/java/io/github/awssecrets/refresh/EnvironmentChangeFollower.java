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

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.scope.refresh.RefreshScope;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;

/**
 * Tells Spring Cloud of a change: the names of the properties by an event, which has
 * properties bound again, and then the refresh scope. Comes after our own binding, which
 * knows what to leave alone.
 *
 * @since 0.1.0
 */
public final class EnvironmentChangeFollower implements Follower, Ordered {

	private final ApplicationContext context;

	private final Supplier<@Nullable RefreshScope> scope;

	private final ThreadLocal<Boolean> quiet = new ThreadLocal<>();

	/**
	 * Creates a follower.
	 * @param context where events are published
	 * @param scope the refresh scope, if there is one
	 */
	public EnvironmentChangeFollower(ApplicationContext context, Supplier<@Nullable RefreshScope> scope) {
		this.context = context;
		this.scope = scope;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE + 100;
	}

	@Override
	public List<String> follow(SecretsChange change) {
		if (this.quiet.get() == null) {
			tell(change.properties());
		}
		return List.of();
	}

	/**
	 * Publishes names, has properties bound again and refreshes the scope.
	 */
	void tell(Set<String> properties) {
		this.context.publishEvent(new EnvironmentChangeEvent(this.context, properties));
		RefreshScope scope = this.scope.get();
		if (scope != null) {
			scope.refreshAll();
		}
	}

	/**
	 * Publishes names for those who wait for them. Nothing is bound, since the source of
	 * the event is not the context.
	 */
	void tellNames(Set<String> properties) {
		this.context.publishEvent(new EnvironmentChangeEvent(this, properties));
	}

	/**
	 * Reads again while Spring Cloud is about to do its own part anyway, so that nothing
	 * is done twice.
	 */
	RefreshResult quietly(Supplier<RefreshResult> action) {
		this.quiet.set(Boolean.TRUE);
		try {
			return action.get();
		}
		finally {
			this.quiet.remove();
		}
	}

}
