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

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.aws.SecretWrite;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes an event for each secret that AWS is asked for or to change: one after the
 * other, in the order in which that happened, and on a thread of its own. A listener may
 * take its time, and may read a secret itself, while others wait for nothing but their
 * secrets. If listeners are slower than that for long, the latest events are dropped, and
 * the log says so.
 *
 * @since 0.1.0
 */
public final class AuditEvents implements CallObserver {

	/**
	 * How many events may wait for their turn.
	 */
	static final int MOST = 10_000;

	private static final Log logger = LogFactory.getLog(AuditEvents.class);

	private final ApplicationEventPublisher publisher;

	private final Executor executor;

	private final Queue<ApplicationEvent> waiting = new ArrayDeque<>();

	private boolean publishing;

	private long dropped;

	/**
	 * Creates what publishes events.
	 * @param publisher publishes {@link SecretReadEvent} and {@link SecretWriteEvent}
	 * @param executor the thread to publish them on, asked for when there are any
	 */
	public AuditEvents(ApplicationEventPublisher publisher, Executor executor) {
		this.publisher = publisher;
		this.executor = executor;
	}

	@Override
	public void read(SecretRead read) {
		add(new SecretReadEvent(this, read));
	}

	@Override
	public void written(SecretWrite write) {
		add(new SecretWriteEvent(this, write));
	}

	private void add(ApplicationEvent event) {
		if (isFirst(event)) {
			begin();
		}
	}

	private void begin() {
		try {
			this.executor.execute(this::publish);
		}
		catch (RejectedExecutionException ex) {
			// The application is stopping.
			clear();
		}
		catch (RuntimeException | Error ex) {
			leave();
			throw ex;
		}
	}

	private void publish() {
		for (ApplicationEvent event = next(); event != null; event = next()) {
			publish(event);
		}
	}

	/**
	 * The message of a failure is left out, since it is unknown to us.
	 */
	private void publish(ApplicationEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException | Error ex) {
			String done = (event instanceof SecretReadEvent) ? "read" : "written";
			logger.warn("A listener failed when a secret had been " + done + ": " + ex.getClass().getName());
		}
	}

	/**
	 * Whether somebody has to begin to publish.
	 */
	private synchronized boolean isFirst(ApplicationEvent event) {
		if (this.waiting.size() >= MOST) {
			this.dropped++;
			return false;
		}
		this.waiting.add(event);
		boolean first = !this.publishing;
		this.publishing = true;
		return first;
	}

	/**
	 * Leaves what waits to whoever comes next.
	 */
	private synchronized void leave() {
		this.publishing = false;
	}

	private synchronized void clear() {
		this.waiting.clear();
		this.publishing = false;
	}

	private synchronized @Nullable ApplicationEvent next() {
		ApplicationEvent event = this.waiting.poll();
		if (event == null) {
			this.publishing = false;
			if (this.dropped > 0) {
				logger.warn(this.dropped + " reads and writes of secrets have no event, since listeners were too slow");
				this.dropped = 0;
			}
		}
		return event;
	}

}
