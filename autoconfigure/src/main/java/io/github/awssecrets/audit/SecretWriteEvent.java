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

import io.github.awssecrets.aws.SecretWrite;

import org.springframework.context.ApplicationEvent;

/**
 * Tells that AWS was asked to change a secret, and what came of it. Its timestamp is the
 * time of the answer, although it is published a little later, by another thread.
 *
 * @since 0.1.0
 */
public class SecretWriteEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final transient SecretWrite write;

	/**
	 * Creates an event.
	 * @param source who publishes it
	 * @param write what came of the write
	 */
	public SecretWriteEvent(Object source, SecretWrite write) {
		super(source, Clock.fixed(write.time(), ZoneOffset.UTC));
		this.write = write;
	}

	/**
	 * What came of the write.
	 * @return name, operation, version id, outcome and duration, never a value
	 */
	public SecretWrite write() {
		return this.write;
	}

}
