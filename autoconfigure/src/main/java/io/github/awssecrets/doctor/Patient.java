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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.policy.SecretResource;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * A secret that can't be read or changed, with the words that are needed to speak about
 * it.
 *
 * @param name the secret, if the reference means one
 * @param failure why it can't be done
 * @param act what was to be done
 * @param action the IAM action that was called for, if any
 */
record Patient(@Nullable SecretName name, SecretFailure failure, Act act, @Nullable String action) {

	private static final Pattern DENIED_ACTION = Pattern.compile("to perform: ([a-z0-9-]+:[A-Za-z]+)");

	/**
	 * The name in AWS, quoted.
	 */
	String secret() {
		return (this.name != null) ? "'" + this.name.id() + "'" : "the secret";
	}

	String id() {
		return (this.name != null) ? this.name.id() : "NAME";
	}

	/**
	 * The name in AWS and the region, at the start of a sentence. A name in quotes needs
	 * no capital.
	 */
	String subject() {
		return StringUtils.capitalize(secretThere());
	}

	/**
	 * The name in AWS and the region.
	 */
	String secretThere() {
		return secret() + in();
	}

	/**
	 * The region after a name, if it is known.
	 */
	String in() {
		return (this.failure.region() != null) ? " in " + this.failure.region() : "";
	}

	/**
	 * The place that was asked, at the start of a sentence.
	 */
	String place() {
		return StringUtils.capitalize(this.failure.place());
	}

	/**
	 * The region, or what to put in its place.
	 */
	String region() {
		return (this.failure.region() != null) ? this.failure.region() : "REGION";
	}

	/**
	 * The options that lead a command to where was looked.
	 */
	String options() {
		return ((this.failure.endpoint() != null) ? " --endpoint-url " + this.failure.endpoint() : "")
				+ ((this.failure.region() != null) ? " --region " + this.failure.region() : "");
	}

	/**
	 * What was found out besides, between the given texts.
	 */
	String hint(String before, String after) {
		return (this.failure.hint() != null) ? before + this.failure.hint() + after : "";
	}

	/**
	 * The ARN for a policy: the account is that of the role.
	 */
	String resource() {
		return (this.name != null) ? SecretResource.of(this.name.id(), region(), "*").arn() : "ARN";
	}

	/**
	 * What was to be done, as in "may not read".
	 */
	String infinitive() {
		return switch (this.act) {
			case READ -> "read";
			case WRITE -> "write";
			case DELETE -> "delete";
			case RESTORE -> "restore";
			case LIST -> "list";
			case HISTORY -> "look into";
			case ROLL_BACK -> "roll back";
		};
	}

	/**
	 * What was to be done, as in "could not be read".
	 */
	String participle() {
		return switch (this.act) {
			case READ -> "read";
			case WRITE -> "written";
			case DELETE -> "deleted";
			case RESTORE -> "restored";
			case LIST -> "listed";
			case HISTORY -> "looked into";
			case ROLL_BACK -> "rolled back";
		};
	}

	/**
	 * Whether the call that failed was to change something, and not to look at it first.
	 */
	boolean isChangeCalledFor() {
		return this.act.isChange()
				&& (this.action == null || Stream.of(":Get", ":Describe", ":List").noneMatch(this.action::contains));
	}

	/**
	 * The IAM action that is missing. AWS names it: one call may need several.
	 */
	String missingAction() {
		String detail = (this.failure.detail() != null) ? this.failure.detail() : "";
		Matcher denied = DENIED_ACTION.matcher(detail);
		String called = (this.action != null) ? this.action : "secretsmanager:*";
		return (this.act != Act.READ && denied.find()) ? denied.group(1) : called;
	}

	/**
	 * What it may be done with: lists can't be limited to certain secrets.
	 */
	String missingResource() {
		return (this.act == Act.LIST) ? "*" : resource();
	}

	/**
	 * The error code of AWS in parentheses, if there is one.
	 */
	String code() {
		return (this.failure.code() != null) ? " (" + this.failure.code() + ")" : "";
	}

	/**
	 * What else is known, introduced by the given text, and without the full stop with
	 * which some messages of AWS end.
	 */
	String detail(String before) {
		String detail = (this.failure.detail() != null) ? this.failure.detail().strip() : "";
		detail = StringUtils.trimTrailingCharacter(detail, '.');
		return detail.isEmpty() ? "" : before + detail;
	}

	/**
	 * How often and for how long it was tried, introduced by a comma.
	 */
	String effort() {
		if (this.failure.attempts() == 0) {
			return "";
		}
		return String.format(Locale.ROOT, ", tried %s in %.1f s", times(this.failure.attempts()),
				this.failure.elapsed().toMillis() / 1000.0);
	}

	/**
	 * That AWS was not asked this time, and when it will be unless that has come, as a
	 * sentence of its own.
	 */
	String rest() {
		Instant again = this.failure.askedAgainAt();
		if (again == null) {
			return "";
		}
		String then = again.isAfter(Instant.now())
				? ", and will be again from " + again.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) + " on" : "";
		return " That was found out before: AWS was not asked this time" + then + ".";
	}

	private static String times(int attempts) {
		return (attempts == 1) ? "once" : attempts + " times";
	}

}
