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

package io.github.awssecrets.doctor;

import java.time.Duration;
import java.util.List;

import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.env.SecretUse;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis for machines, and for whoever looks at what they show. All but the first
 * three are missing where they are not known or say nothing. Holds no value.
 *
 * @param reference the reference, without a default
 * @param condition a constant of {@link Condition}
 * @param properties the properties that need it, none if only code asked for it
 * @param source the source that the value comes from
 * @param name the name in AWS, or the ARN that the reference has
 * @param arn the ARN that AWS answered
 * @param version the id of the version that is served
 * @param stage the stage that the reference means, unless it means a version by its id
 * @param changed when that version was created, in ISO 8601
 * @param age the time since it was read, in ISO 8601 and whole seconds
 * @param region the Region that was asked
 * @param reason a constant of {@link io.github.awssecrets.backend.FailureKind}
 * @param code the error code of AWS
 * @param description what is wrong
 * @param fix what a person can do
 * @since 0.1.0
 */
public record DiagnosisDescriptor(String reference, Condition condition, List<PropertyDescriptor> properties,
		@Nullable String source, @Nullable String name, @Nullable String arn, @Nullable String version,
		@Nullable String stage, @Nullable String changed, @Nullable String age, @Nullable String region,
		@Nullable String reason, @Nullable String code, @Nullable String description, @Nullable String fix) {

	/**
	 * Describes a diagnosis.
	 * @param diagnosis the diagnosis
	 * @return its description
	 */
	public static DiagnosisDescriptor of(Diagnosis diagnosis) {
		SecretName name = diagnosis.name();
		SecretOrigin origin = diagnosis.origin();
		SecretFailure failure = diagnosis.failure();
		Finding finding = diagnosis.finding();
		return new DiagnosisDescriptor(diagnosis.reference().text(), diagnosis.condition(),
				diagnosis.reference().uses().stream().map(PropertyDescriptor::of).distinct().toList(),
				(origin != null) ? origin.source() : null, (name != null) ? name.id() : null,
				(origin != null) ? origin.arn() : null, (origin != null) ? origin.versionId() : null,
				stage(diagnosis.reference().ref()), (origin != null) ? text(origin.created()) : null,
				age(diagnosis.age()), diagnosis.region(), (failure != null) ? failure.kind().name() : null,
				(failure != null) ? failure.code() : null, (finding != null) ? finding.description() : null,
				(finding != null) ? finding.action() : null);
	}

	private static @Nullable String stage(@Nullable SecretRef ref) {
		return (ref != null) ? ref.version().stage() : null;
	}

	private static @Nullable String age(@Nullable Duration age) {
		return (age != null) ? Duration.ofSeconds(age.toSeconds()).toString() : null;
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

	/**
	 * A property that needs the reference.
	 *
	 * @param name its name, as it is written
	 * @param origin where it is written, if known
	 */
	public record PropertyDescriptor(String name, @Nullable String origin) {

		static PropertyDescriptor of(SecretUse use) {
			return new PropertyDescriptor(use.property(), use.place());
		}

	}

}
