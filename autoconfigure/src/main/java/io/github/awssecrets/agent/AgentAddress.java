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

package io.github.awssecrets.agent;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where the agent listens: a port of this machine.
 *
 * @param host the name or the address of a loopback interface
 * @param port the port
 * @since 0.1.0
 */
public record AgentAddress(String host, int port) {

	/**
	 * The port of an agent that is not told another.
	 */
	public static final int DEFAULT_PORT = 2773;

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]",
			Pattern.CASE_INSENSITIVE);

	/**
	 * The address that a URL has.
	 * @param url the URL, with a port unless it is the default one
	 * @return the address
	 * @throws IllegalArgumentException if the URL is more than an address, or one of
	 * another machine
	 */
	public static AgentAddress of(URI url) {
		require("http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && isNothingElse(url),
				"it has to be http://HOST:PORT and nothing else");
		require(LOOPBACK.matcher(url.getHost()).matches(),
				"the agent is asked on this machine alone, since it does not encrypt: the host is localhost, 127.0.0.1 "
						+ "or [::1]");
		return new AgentAddress(url.getHost(), (url.getPort() != -1) ? url.getPort() : DEFAULT_PORT);
	}

	private static boolean isNothingElse(URI url) {
		return url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null
				&& isNothing(url.getRawPath());
	}

	private static boolean isNothing(@Nullable String path) {
		return path == null || path.isEmpty() || path.equals("/");
	}

	private static void require(boolean kept, String rule) {
		if (!kept) {
			throw new IllegalArgumentException(rule);
		}
	}

	String authority() {
		return this.host + ":" + this.port;
	}

	/**
	 * Returns the URL of the agent.
	 */
	@Override
	public String toString() {
		return "http://" + authority();
	}

}
