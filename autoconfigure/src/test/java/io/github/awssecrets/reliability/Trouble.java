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
package io.github.awssecrets.reliability;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;

/**
 * What can be wrong with AWS, or on the way to it.
 */
enum Trouble {

	THROTTLING("throttling", Fault::throttling),

	INTERNAL_ERROR("status 500", Fault::internalError),

	UNAVAILABLE("status 503", Fault::unavailable),

	CONNECT_TIMEOUT("connecting takes too long", (site) -> site.detour().toNobodyWhoAccepts()),

	STALLED("the answer stops in its middle", Fault::stalledBody),

	RESET("the connection is reset", Fault::connectionReset),

	REFUSED("the connection is refused", (site) -> site.server().close()),

	NO_TLS("no TLS", (site) -> site.detour().toNoTls()),

	NO_HOST("no such host", (site) -> site.detour().toNoHost()),

	GARBAGE("the body is garbage", Fault::garbageBody),

	EMPTY("the body is empty", Fault::emptyBody),

	TRUNCATED("the body is cut off", Fault::truncatedBody),

	HUGE("the body has 32 MiB", Fault::hugeBody),

	WEB_PAGE("the answer is a web page", Fault::wrongContentType),

	OTHER_SECRET("the answer is about another secret", () -> Fault.answerFor("stranger")),

	EMPTY_PAGE("pages are empty and have a `NextToken`", Fault::emptyPage, Operation.BATCH_GET_SECRET_VALUE),

	DENIED("access denied", Fault::accessDenied),

	DENIED_FOR_ONE("access denied for one of the secrets", (site) -> site.names().forEach((name) -> {
		if (name.equals(Site.FIRST) || name.equals(Site.LATE)) {
			site.server().fail(Fault.accessDenied()).forSecret(name).always();
		}
	})),

	KEY_DENIED("access to the key denied", Fault::kmsAccessDenied),

	KEY_UNUSABLE("the key is unusable", Fault::decryptionFailure),

	SCHEDULED("scheduled for deletion", (site) -> site.names().forEach(site.server()::scheduleDeletion)),

	DELETED("deleted", (site) -> site.names().forEach(site.server()::remove)),

	EXPIRED("the token has expired", Fault::expiredToken),

	UNKNOWN_KEY("the access key is unknown", Fault::unrecognizedClient),

	CLOCK("the clock is wrong", Fault::signatureExpired);

	private final String text;

	private final BiConsumer<Site, Set<Operation>> beginning;

	Trouble(String text, Supplier<Fault> fault) {
		this(text, fault, Operation.values());
	}

	Trouble(String text, Supplier<Fault> fault, Operation... operations) {
		this.text = text;
		this.beginning = (site, limit) -> Stream.of(operations)
			.filter(limit::contains)
			.forEach((operation) -> site.server().fail(fault.get()).on(operation).always());
	}

	Trouble(String text, Consumer<Site> beginning) {
		this.text = text;
		this.beginning = (site, limit) -> beginning.accept(site);
	}

	/**
	 * Begins, and does not end.
	 */
	void begin(Site site) {
		this.beginning.accept(site, EnumSet.allOf(Operation.class));
	}

	/**
	 * Begins for a call that writes a value, if it is one of the answer: whatever is done
	 * before goes well.
	 */
	void beginWithWrites(Site site) {
		this.beginning.accept(site, EnumSet.of(Operation.PUT_SECRET_VALUE));
	}

	/**
	 * Whether calls wait until their time is over.
	 */
	boolean isSlow() {
		return this == CONNECT_TIMEOUT || this == STALLED;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
