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

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One secret: what is said about it, its versions, and the staging labels that point to
 * them. A label points to one version; a version may have any number of labels.
 */
final class StoredSecret {

	static final String CURRENT = "AWSCURRENT";

	static final String PREVIOUS = "AWSPREVIOUS";

	private final String name;

	private final String arn;

	private final Instant created = now();

	private Instant changed = this.created;

	private @Nullable Instant deletion;

	private @Nullable String description;

	private @Nullable String kmsKeyId;

	private @Nullable String owningService;

	private final Map<String, String> tags = new TreeMap<>();

	private final Map<String, Version> versions = new LinkedHashMap<>();

	private final Map<String, String> stages = new TreeMap<>();

	StoredSecret(String name, String arn) {
		this.name = name;
		this.arn = arn;
	}

	/**
	 * A copy of this secret in another region.
	 * @param here the region of this secret
	 * @param there the region of the copy
	 * @return the copy
	 */
	StoredSecret replica(String here, String there) {
		StoredSecret replica = new StoredSecret(this.name, this.arn.replaceFirst(":" + here + ":", ":" + there + ":"));
		replica.versions.putAll(this.versions);
		replica.stages.putAll(this.stages);
		return replica;
	}

	String name() {
		return this.name;
	}

	String arn() {
		return this.arn;
	}

	@Nullable String description() {
		return this.description;
	}

	@Nullable String owningService() {
		return this.owningService;
	}

	Map<String, String> tags() {
		return this.tags;
	}

	Collection<Version> versions() {
		return this.versions.values();
	}

	@Nullable Version version(String id) {
		return this.versions.get(id);
	}

	@Nullable String versionIdOf(String stage) {
		return this.stages.get(stage);
	}

	List<String> stagesOf(String versionId) {
		return this.stages.keySet().stream().filter((stage) -> versionId.equals(this.stages.get(stage))).toList();
	}

	boolean isScheduledForDeletion() {
		return this.deletion != null;
	}

	void scheduleDeletion(@Nullable Instant deletion) {
		this.deletion = deletion;
	}

	@Nullable Instant deletion() {
		return this.deletion;
	}

	/**
	 * Take over what a request says about the secret, where it says something.
	 * @param request a request to create or update
	 */
	void describe(Request request) {
		this.description = request.has("Description") ? request.text("Description") : this.description;
		this.kmsKeyId = request.has("KmsKeyId") ? request.text("KmsKeyId") : this.kmsKeyId;
		this.owningService = request.has("OwningService") ? request.text("OwningService") : this.owningService;
		this.changed = now();
	}

	Version add(String versionId, Content content) {
		Version version = new Version(versionId, content, now());
		this.versions.put(versionId, version);
		return version;
	}

	/**
	 * Attach a label to a version, and detach it from the one that had it. The version
	 * that loses {@code AWSCURRENT} becomes {@code AWSPREVIOUS}.
	 * @param stage the label
	 * @param versionId the version
	 */
	void attach(String stage, String versionId) {
		String before = this.stages.put(stage, versionId);
		if (CURRENT.equals(stage) && before != null && !before.equals(versionId)) {
			this.stages.put(PREVIOUS, before);
		}
		this.changed = now();
	}

	void detach(String stage) {
		this.stages.remove(stage);
		this.changed = now();
	}

	/**
	 * Tell everything but the values.
	 * @param stagesMember the member that tells the versions with labels
	 * @return the members of an answer
	 */
	Map<String, Object> description(String stagesMember) {
		Map<String, Object> members = new LinkedHashMap<>(Map.of("ARN", this.arn, "Name", this.name));
		putIfPresent(members, "Description", this.description);
		putIfPresent(members, "KmsKeyId", this.kmsKeyId);
		putIfPresent(members, "OwningService", this.owningService);
		putIfPresent(members, "DeletedDate", (this.deletion != null) ? seconds(this.deletion) : null);
		members.put("CreatedDate", seconds(this.created));
		members.put("LastChangedDate", seconds(this.changed));
		members.put("Tags",
				this.tags.entrySet()
					.stream()
					.map((tag) -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
					.toList());
		Map<String, List<String>> labelled = new LinkedHashMap<>();
		this.stages.values().forEach((id) -> labelled.put(id, stagesOf(id)));
		members.put(stagesMember, labelled);
		return members;
	}

	private static void putIfPresent(Map<String, Object> members, String member, @Nullable Object value) {
		if (value != null) {
			members.put(member, value);
		}
	}

	// AWS's dates have milliseconds, in seconds since the epoch.
	static Number seconds(Instant instant) {
		return BigDecimal.valueOf(instant.toEpochMilli(), 3);
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

}
