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

package io.github.awssecrets.write;

import java.util.Locale;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNameException;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.ref.SecretVersion;

/**
 * Which secret a reference means that is not only to be read: the current version of one
 * below the prefix, by a name that AWS takes.
 *
 * @param naming the rules of names
 * @param advisor has the words for what is refused
 * @since 0.1.0
 */
public record WritableNames(SecretNaming naming, WriteAdvisor advisor) {

	/**
	 * The secret that a path means.
	 */
	SecretName whole(String path, Act act) {
		SecretRef ref = SecretRef.of(path);
		if (ref.member() != null) {
			throw refused(ref, act, "only a whole secret can be %s, not a member".formatted(act(act)));
		}
		return name(ref, act);
	}

	/**
	 * The secret that a path, or one with a member, means.
	 * @param ref the path
	 * @param act what is to be done with the secret
	 * @return its name
	 * @throws SecretWriteException if that can't be done with what the reference means
	 */
	public SecretName name(SecretRef ref, Act act) {
		if (ref.arn() != null) {
			throw refused(ref, act,
					"an ARN may be outside the prefix, so a secret is %s by its path".formatted(act(act)));
		}
		if (ref.store() != null) {
			throw refused(ref, act, "only secrets of the default store are %s".formatted(act(act)));
		}
		if (!ref.version().equals(SecretVersion.CURRENT)) {
			throw refused(ref, act, "a secret is %s without '?stage' and '?version'".formatted(act(act)));
		}
		if (ref.defaultValue() != null) {
			throw refused(ref, act, "a secret is %s without a default".formatted(act(act)));
		}
		return checked(ref, act);
	}

	private SecretName checked(SecretRef ref, Act act) {
		try {
			SecretName name = this.naming.nameOf(ref);
			if (name.id().contains("!")) {
				throw refused(ref, act, "only AWS itself gives names with '!', as in '" + name.id() + "'");
			}
			return name;
		}
		catch (SecretNameException ex) {
			throw refused(ref, act, ex.rule());
		}
	}

	private static String act(Act act) {
		return switch (act) {
			case WRITE -> "written";
			case ROLL_BACK -> "rolled back";
			case HISTORY -> "looked into";
			default -> act.name().toLowerCase(Locale.ROOT) + "d";
		};
	}

	private SecretWriteException refused(SecretRef ref, Act act, String rule) {
		return Attempt.refused(this.advisor, act,
				SecretFailure.of(FailureKind.INVALID_REFERENCE, "the reference '" + ref.withoutDefault() + "'", rule));
	}

}
