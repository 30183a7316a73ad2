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
package io.github.awssecrets.contract;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a server is known to differ from AWS. The tests expect exactly that from it, so
 * that a change does not go unnoticed.
 */
enum Deviation {

	/** Of CreateSecret and of reads. */
	INVALID_NAME_IS_ACCEPTED("refuses a name with forbidden characters", "takes any characters", Implementation.MOTO),

	LONG_NAME_IS_ACCEPTED("refuses a name of more than 512 characters", "takes names of any length",
			Implementation.MOTO, Implementation.LOCALSTACK),

	LARGE_VALUE_IS_ACCEPTED("refuses a value of more than 65,536 bytes", "takes values of any size",
			Implementation.MOTO, Implementation.LOCALSTACK),

	LARGE_BATCH_IS_ACCEPTED("refuses a batch of more than 20 secrets", "takes batches of any size", Implementation.MOTO,
			Implementation.LOCALSTACK),

	/** This holds for ids and for filters. */
	EMPTY_SECRET_SPOILS_BATCH("tells in Errors that a secret of a batch has no value", "fails the whole batch",
			Implementation.MOTO, Implementation.LOCALSTACK),

	SCHEDULED_SECRET_SPOILS_FILTERED_BATCH("returns the others when one is scheduled for deletion",
			"fails the whole batch", Implementation.MOTO, Implementation.LOCALSTACK),

	SCHEDULED_SECRET_TAKES_VALUES("refuses to put a value into a secret scheduled for deletion", "takes the value",
			Implementation.MOTO, Implementation.LOCALSTACK),

	SCHEDULED_SECRET_MERELY_EXISTS("tells whoever creates it again that a secret is scheduled for deletion",
			"only says that it exists", Implementation.MOTO),

	MISSING_HAS_STATUS_404("answers 400 when there is no such secret", "answers 404", Implementation.MOTO),

	UNKNOWN_STAGE_IS_NOT_NAMED("names the stage that no version has", "says that there is no such secret",
			Implementation.MOTO),

	/** Reads that name the stage are right. */
	CURRENT_MOVES_IN_NAME_ONLY("reads the version that AWSCURRENT was moved to, unless told otherwise",
			"goes on reading the version put last", Implementation.MOTO),

	HISTORY_OF_MISSING_BREAKS("says that there is no such secret whose versions are to be listed",
			"answers with a failure of its own", Implementation.MOTO),

	DEPRECATED_VERSIONS_ARE_LISTED("lists versions without a stage only when told to", "always lists them",
			Implementation.MOTO),

	REPEATED_CREATION_IS_REFUSED("takes the same creation with the same token again", "says that the secret exists",
			Implementation.LOCALSTACK);

	private final String aws;

	private final String theirs;

	private final Set<Implementation> servers;

	Deviation(String aws, String theirs, Implementation first, Implementation... more) {
		this.aws = aws;
		this.theirs = theirs;
		this.servers = EnumSet.of(first, more);
	}

	boolean isOf(Implementation implementation) {
		return this.servers.contains(implementation);
	}

	/**
	 * Verifies that the server still differs.
	 * @param theirs verifies what it does instead
	 */
	void verify(Runnable theirs) {
		try {
			theirs.run();
		}
		catch (AssertionError ex) {
			throw new AssertionError(
					"%s: AWS %s, and %s %s, or no longer does".formatted(name(), this.aws, this.servers, this.theirs),
					ex);
		}
	}

}
