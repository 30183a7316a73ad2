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
package io.github.awssecrets.audit;

import java.time.Clock;
import java.time.ZoneOffset;

import io.github.awssecrets.aws.SecretRead;

import org.springframework.context.ApplicationEvent;

/**
 * Tells that AWS was asked for a secret, and what came of it. Its timestamp is the time
 * of the read, although it is published a little later, by another thread.
 *
 * @since 0.1.0
 */
public class SecretReadEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final transient SecretRead read;

	/**
	 * Creates an event.
	 * @param source who publishes it
	 * @param read what came of the read
	 */
	public SecretReadEvent(Object source, SecretRead read) {
		super(source, Clock.fixed(read.time(), ZoneOffset.UTC));
		this.read = read;
	}

	/**
	 * What came of the read.
	 * @return name, version id, outcome and duration, never a value
	 */
	public SecretRead read() {
		return this.read;
	}

}
