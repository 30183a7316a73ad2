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

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;

/**
 * Tells that a refresh is over, whatever came of it and whoever asked for it. Published
 * after all followers have followed, by the thread that refreshed. A change that is found
 * when a value past its ttl is read again is no refresh.
 *
 * @since 0.1.0
 */
public class SecretsRefreshedEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable RefreshResult result;

	private final boolean ofAll;

	/**
	 * Creates an event.
	 * @param source what refreshed
	 * @param result what happened, or {@code null} if the refresh was broken off by an
	 * exception
	 * @param ofAll whether all secrets were to be read, and not one alone
	 */
	public SecretsRefreshedEvent(Object source, @Nullable RefreshResult result, boolean ofAll) {
		super(source);
		this.result = result;
		this.ofAll = ofAll;
	}

	/**
	 * Whether all secrets were to be read.
	 * @return whether it was not a refresh of one secret alone
	 */
	public boolean isOfAll() {
		return this.ofAll;
	}

	/**
	 * What happened.
	 * @return names, codes and version ids, never a value, or {@code null} if the refresh
	 * was broken off by an exception
	 */
	public @Nullable RefreshResult result() {
		return this.result;
	}

	/**
	 * What happened, in a word.
	 * @return whether all, some or none of the secrets have been read
	 */
	public Status status() {
		if (this.result == null) {
			return Status.FAILURE;
		}
		if (this.result.isComplete()) {
			return Status.SUCCESS;
		}
		boolean none = this.result.changed().isEmpty() && this.result.unchanged().isEmpty();
		return none ? Status.FAILURE : Status.PARTIAL;
	}

	/**
	 * What came of a refresh.
	 */
	public enum Status {

		/** All secrets have been read, or there are none. */
		SUCCESS,

		/** Some have been read, while others could not be. */
		PARTIAL,

		/** None could be read, or the refresh was broken off. */
		FAILURE

	}

}
