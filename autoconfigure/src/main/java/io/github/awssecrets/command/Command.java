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

package io.github.awssecrets.command;

import java.io.PrintStream;

import io.github.awssecrets.env.EnvironmentSecrets;

/**
 * Something that an application does instead of starting. No bean of it exists, and none
 * is going to.
 */
interface Command {

	/** All is well. */
	int SUCCESS = 0;

	/** Something is wrong with a secret. */
	int FAILURE = 1;

	/** Something is wrong with the configuration or the command. */
	int MISCONFIGURATION = 2;

	/**
	 * Does it.
	 * @param secrets the secrets of the application
	 * @param out where to print
	 * @return the exit status
	 */
	int run(EnvironmentSecrets secrets, PrintStream out);

	/**
	 * Tells why it can't be done: the configuration of the application did not load.
	 * @param failure what was thrown
	 * @param out where to print
	 * @return the exit status
	 */
	int fail(Throwable failure, PrintStream out);

	/**
	 * Whether nothing but what the command prints may be printed.
	 */
	boolean isForMachines();

}
