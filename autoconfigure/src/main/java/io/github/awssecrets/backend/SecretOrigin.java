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
package io.github.awssecrets.backend;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param source the source that answered: {@code environment}, {@code environment-file},
 * {@code aws}, {@code agent}, {@code files} or {@code default}
 * @param arn the ARN of the secret, if it has one
 * @param versionId the version of the value, if it has one
 * @param created when that version was created, if known
 * @since 0.1.0
 */
public record SecretOrigin(String source, @Nullable String arn, @Nullable String versionId, @Nullable Instant created) {

	/**
	 * The Region that the value was read from.
	 * @return the Region, or {@code null} if the value does not come from AWS
	 */
	public @Nullable String region() {
		return part(3);
	}

	/**
	 * Whether both are of the same secret. A replica has the ARN of its primary, but for
	 * the Region.
	 */
	boolean isSameSecretAs(SecretOrigin other) {
		return Objects.equals(this.arn, other.arn) || (region() != null && other.region() != null
				&& Objects.equals(withoutRegion(), other.withoutRegion()));
	}

	private @Nullable String withoutRegion() {
		return part(4) + ":" + part(5);
	}

	private @Nullable String part(int index) {
		String[] parts = (this.arn != null) ? this.arn.split(":", 6) : new String[0];
		return (parts.length == 6) ? parts[index] : null;
	}

	/**
	 * The origin of a value of which only the source is known.
	 * @param source the source
	 * @return the origin
	 */
	public static SecretOrigin of(String source) {
		return new SecretOrigin(source, null, null, null);
	}

}
