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

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a secret could not be read: the facts, from which others make sentences. Holds no
 * value, and no part of an answer that could hold one.
 *
 * @param kind the reason
 * @param place where was looked, in words for a person: "AWS Secrets Manager in
 * eu-central-1"
 * @param region the region asked, if any
 * @param endpoint the endpoint asked, if it is not that of AWS itself
 * @param code the error code of AWS, if it answered
 * @param detail what is known beyond the code: AWS' own message, a host name, the names
 * of members that exist
 * @param hint what was found out besides and helps a person: names that differ by little,
 * the date of a deletion
 * @param attempts how many requests were sent, 0 if none or unknown
 * @param elapsed how long it took, zero if unknown
 * @param vacancies where a secret that does not exist could be put, apart from AWS
 * @param askedAgainAt when the place will be asked again, if it was not asked this time:
 * what is told of it is then what it met with before
 * @since 0.1.0
 */
public record SecretFailure(FailureKind kind, String place, @Nullable String region, @Nullable String endpoint,
		@Nullable String code, @Nullable String detail, @Nullable String hint, int attempts, Duration elapsed,
		List<Vacancy> vacancies, @Nullable Instant askedAgainAt) {

	/**
	 * Creates a failure.
	 */
	public SecretFailure {
		vacancies = List.copyOf(vacancies);
	}

	/**
	 * Creates a failure for which there is no place but AWS.
	 * @param kind the reason
	 * @param place where was looked
	 * @param region the region asked, if any
	 * @param endpoint the endpoint asked, if it is another than that of the region
	 * @param code the error code of AWS, if it answered
	 * @param detail what is known beyond the code
	 * @param hint what helps a person
	 * @param attempts how many requests were sent
	 * @param elapsed how long it took
	 */
	public SecretFailure(FailureKind kind, String place, @Nullable String region, @Nullable String endpoint,
			@Nullable String code, @Nullable String detail, @Nullable String hint, int attempts, Duration elapsed) {
		this(kind, place, region, endpoint, code, detail, hint, attempts, elapsed, List.of(), null);
	}

	/**
	 * The same failure, with more that is known.
	 * @param more what else is known
	 * @return the failure
	 */
	public SecretFailure and(String more) {
		return new SecretFailure(this.kind, this.place, this.region, this.endpoint, this.code,
				(this.detail != null) ? this.detail + "; " + more : more, this.hint, this.attempts, this.elapsed,
				List.of(), this.askedAgainAt);
	}

	/**
	 * A failure of which only the reason and the place are known.
	 * @param kind the reason
	 * @param place where was looked
	 * @param detail what else is known, if anything
	 * @return the failure
	 */
	public static SecretFailure of(FailureKind kind, String place, @Nullable String detail) {
		return new SecretFailure(kind, place, null, null, null, detail, null, 0, Duration.ZERO);
	}

	/**
	 * The same failure, with what was found out besides.
	 * @param hint what helps a person, if anything
	 * @return the failure
	 */
	public SecretFailure withHint(@Nullable String hint) {
		return new SecretFailure(this.kind, this.place, this.region, this.endpoint, this.code, this.detail, hint,
				this.attempts, this.elapsed, this.vacancies, this.askedAgainAt);
	}

	/**
	 * The same failure with other places for the secret.
	 * @param vacancies where the secret could be put, apart from AWS
	 * @return the failure
	 */
	public SecretFailure with(List<Vacancy> vacancies) {
		return new SecretFailure(this.kind, this.place, this.region, this.endpoint, this.code, this.detail, this.hint,
				this.attempts, this.elapsed, vacancies, this.askedAgainAt);
	}

	/**
	 * The same failure, which is the last of several to the same end.
	 * @param attempts how many requests were sent in all
	 * @param elapsed how long it took altogether
	 * @return the failure
	 */
	public SecretFailure tried(int attempts, Duration elapsed) {
		return new SecretFailure(this.kind, this.place, this.region, this.endpoint, this.code, this.detail, this.hint,
				attempts, elapsed, this.vacancies, this.askedAgainAt);
	}

	/**
	 * Whether it is AWS that answered or was asked, and no place at hand.
	 * @return whether a region or an error code is known
	 */
	public boolean isOfAws() {
		return this.region != null || this.code != null;
	}

	/**
	 * The same failure, of which something else is known.
	 * @param detail what is known beyond the code
	 * @return the failure
	 */
	public SecretFailure withDetail(@Nullable String detail) {
		return new SecretFailure(this.kind, this.place, this.region, this.endpoint, this.code, detail, this.hint,
				this.attempts, this.elapsed, List.of(), this.askedAgainAt);
	}

	/**
	 * The same failure, which is that of others who asked before, since the place is not
	 * asked for a while.
	 * @param time when it will be asked again
	 * @return the failure
	 */
	public SecretFailure notAskedUntil(Instant time) {
		return new SecretFailure(this.kind, this.place, this.region, this.endpoint, this.code, this.detail, this.hint,
				this.attempts, this.elapsed, this.vacancies, time);
	}

}
