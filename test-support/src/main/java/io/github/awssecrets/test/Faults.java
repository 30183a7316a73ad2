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
package io.github.awssecrets.test;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The faults in force, in the order in which they were scripted. Each that strikes a
 * request wraps the later ones and the service; one that answers by itself spares the
 * later ones for another request.
 */
final class Faults {

	private final List<ScriptedFault> faults = new CopyOnWriteArrayList<>();

	FaultScript script(Fault fault) {
		return new FaultScript(fault, EnumSet.allOf(Operation.class), null, this::add);
	}

	void clear() {
		this.faults.forEach(ScriptedFault::clear);
		this.faults.clear();
	}

	Answer around(Request request, Function<Request, Answer> service) {
		return proceed(request, this.faults.iterator(), service);
	}

	@Nullable RefusedException refusalOf(String secretId) {
		return this.faults.stream()
			.map((fault) -> fault.strikesEntry(secretId))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private Answer proceed(Request request, Iterator<ScriptedFault> rest, Function<Request, Answer> service) {
		while (rest.hasNext()) {
			ScriptedFault fault = rest.next();
			if (fault.strikes(request)) {
				return strike(fault, request, (changed) -> proceed(changed, rest, service));
			}
		}
		return service.apply(request);
	}

	// A server that closes interrupts whoever waits in a fault.
	private Answer strike(ScriptedFault fault, Request request, Function<Request, Answer> next) {
		try {
			return fault.around(request, next);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Answer.undelivered(Answer.Delivery.DROPPED);
		}
	}

	private ScriptedFault add(ScriptedFault fault) {
		this.faults.add(fault);
		return fault;
	}

}
