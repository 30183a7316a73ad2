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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The service without network and faults: one request in, one answer out, one at a time.
 */
final class Service {

	private final Map<Operation, Function<Request, Map<String, Object>>> handlers = new EnumMap<>(Operation.class);

	private final Vault vault;

	private final Roles roles = new Roles();

	Service(Vault vault, Function<String, @Nullable RefusedException> entryFaults) {
		this.vault = vault;
		Reads reads = new Reads(vault);
		Batch batch = new Batch(vault, reads, entryFaults);
		Writes writes = new Writes(vault);
		Stages stages = new Stages(vault);
		Listing listing = new Listing(vault);
		Deletions deletions = new Deletions(vault);
		Tags tags = new Tags(vault);
		this.handlers.put(Operation.CREATE_SECRET, writes::create);
		this.handlers.put(Operation.GET_SECRET_VALUE, reads::get);
		this.handlers.put(Operation.BATCH_GET_SECRET_VALUE, batch::get);
		this.handlers.put(Operation.PUT_SECRET_VALUE, writes::put);
		this.handlers.put(Operation.UPDATE_SECRET, writes::update);
		this.handlers.put(Operation.UPDATE_SECRET_VERSION_STAGE, stages::move);
		this.handlers.put(Operation.DESCRIBE_SECRET, reads::describe);
		this.handlers.put(Operation.LIST_SECRETS, listing::secrets);
		this.handlers.put(Operation.LIST_SECRET_VERSION_IDS, listing::versions);
		this.handlers.put(Operation.DELETE_SECRET, deletions::delete);
		this.handlers.put(Operation.RESTORE_SECRET, deletions::restore);
		this.handlers.put(Operation.TAG_RESOURCE, tags::add);
		this.handlers.put(Operation.UNTAG_RESOURCE, tags::remove);
		this.handlers.put(Operation.ASSUME_ROLE, this.roles::assume);
	}

	/**
	 * Answer a request.
	 * @param request the request
	 * @return the members of the answer
	 * @throws RefusedException if the service refuses
	 */
	synchronized Map<String, Object> answer(Request request) {
		Function<Request, Map<String, Object>> handler = this.handlers.get(request.operation());
		if (handler == null) {
			throw new IllegalStateException("Nobody answers " + request.operation());
		}
		return handler.apply(request);
	}

	synchronized List<StoredSecret> secrets() {
		return this.vault.secrets();
	}

	synchronized void put(StoredSecret secret) {
		this.vault.put(secret);
	}

	synchronized void requireExternalId(String roleArn, String externalId) {
		this.roles.requireExternalId(roleArn, externalId);
	}

	synchronized void clear() {
		this.vault.clear();
		this.roles.clear();
	}

}
