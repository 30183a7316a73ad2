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

import org.springframework.context.ApplicationEvent;

/**
 * Tells that secrets have changed. Published when their new values are served already,
 * and before anything else follows them.
 *
 * @since 0.1.0
 */
public class SecretsChangedEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final transient SecretsChange change;

	/**
	 * Creates an event.
	 * @param source who found the change
	 * @param change what changed
	 */
	public SecretsChangedEvent(Object source, SecretsChange change) {
		super(source);
		this.change = change;
	}

	/**
	 * What changed.
	 * @return names and version ids, never a value
	 */
	public SecretsChange change() {
		return this.change;
	}

}
