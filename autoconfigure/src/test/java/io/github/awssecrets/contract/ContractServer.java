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
package io.github.awssecrets.contract;

import java.util.function.Supplier;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands each test a {@link Scratch} of its own on a server, and clears it away when the
 * test is over.
 */
final class ContractServer implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(ContractServer.class);

	private final Supplier<Server> server;

	private ContractServer(Supplier<Server> server) {
		this.server = server;
	}

	/**
	 * The tests' server.
	 * @param server looks the server up, when the first test needs it
	 * @return the extension to register
	 */
	static ContractServer of(Supplier<Server> server) {
		return new ContractServer(server);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Scratch.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Connection connection = context.getParent()
			.orElseThrow()
			.getStore(NAMESPACE)
			.computeIfAbsent(Connection.class, (key) -> Connection.to(this.server.get()), Connection.class);
		return context.getStore(NAMESPACE)
			.computeIfAbsent(Scratch.class, (key) -> new Scratch(connection), Scratch.class);
	}

}
