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

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.context.refresh.ContextRefresher;

/**
 * Reads secrets again before Spring Cloud refreshes the context, which compares the
 * configured texts alone and does not see that a secret behind one has changed. What
 * Spring Cloud then binds and creates anew has the new values.
 */
final class ContextRefreshInterceptor implements MethodInterceptor {

	private static final Log logger = LogFactory.getLog(ContextRefresher.class);

	private static final Set<String> REFRESHES = Set.of("refresh", "refreshEnvironment");

	private final Supplier<SecretsRefresh> refresh;

	private final Supplier<EnvironmentChangeFollower> follower;

	ContextRefreshInterceptor(Supplier<SecretsRefresh> refresh, Supplier<EnvironmentChangeFollower> follower) {
		this.refresh = refresh;
		this.follower = follower;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		return REFRESHES.contains(invocation.getMethod().getName()) ? refresh(invocation) : invocation.proceed();
	}

	private Set<String> refresh(MethodInvocation invocation) throws Throwable {
		EnvironmentChangeFollower follower = this.follower.get();
		RefreshResult result = follower.quietly(() -> this.refresh.get().refresh());
		warn(result);
		Set<String> known = proceed(invocation, follower, result.properties());
		Set<String> untold = new TreeSet<>(result.properties());
		untold.removeAll(known);
		if (!untold.isEmpty()) {
			follower.tellNames(untold);
		}
		return new RefreshedProperties(known, result);
	}

	/**
	 * Where Spring Cloud fails, it has bound nothing.
	 */
	@SuppressWarnings("unchecked")
	private static Set<String> proceed(MethodInvocation invocation, EnvironmentChangeFollower follower,
			Set<String> properties) throws Throwable {
		boolean done = false;
		try {
			Object known = invocation.proceed();
			done = true;
			return (known != null) ? (Set<String>) known : Set.of();
		}
		finally {
			if (!done && !properties.isEmpty()) {
				follower.tell(properties);
			}
		}
	}

	private static void warn(RefreshResult result) {
		if (!result.isComplete()) {
			logger.warn("Secrets that could not be read again keep their value: " + result.failed()
				.stream()
				.map((failed) -> failed.name().id() + " (" + failed.failure().kind() + ")")
				.collect(Collectors.joining(", ")));
		}
	}

}
