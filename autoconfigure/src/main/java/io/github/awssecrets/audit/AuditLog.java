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
package io.github.awssecrets.audit;

import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.aws.SecretWrite;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes a line at {@code DEBUG} for each secret that AWS is asked for or to change, to a
 * logger that has nothing else. All of these are one and the same.
 *
 * @since 0.1.0
 */
public record AuditLog() implements CallObserver {

	/**
	 * The name of the logger.
	 */
	public static final String LOGGER = "io.github.awssecrets.audit";

	private static final Log logger = LogFactory.getLog(LOGGER);

	@Override
	public void read(SecretRead read) {
		if (logger.isDebugEnabled()) {
			logger.debug(line(read));
		}
	}

	@Override
	public void written(SecretWrite write) {
		if (logger.isDebugEnabled()) {
			logger.debug(line(write));
		}
	}

	private static String line(SecretRead read) {
		SecretFailure failure = read.failure();
		String said = (failure != null) ? "Could not read " : "Read ";
		return said + name(read.name()) + " from " + read.source() + (read.forWrite() ? " before a write" : "") + " in "
				+ read.duration().toMillis() + " ms: "
				+ ((failure != null) ? outcome(failure) : "version " + read.versionId());
	}

	private static String line(SecretWrite write) {
		SecretFailure failure = write.failure();
		String version = (write.versionId() != null) ? " of version " + write.versionId() : "";
		return write.operation() + " for " + name(write.name()) + version + " in " + write.duration().toMillis()
				+ " ms: " + ((failure != null) ? "failed, " + outcome(failure) : "done");
	}

	private static String name(SecretName name) {
		return "'" + name.id() + "'" + (name.version().isCurrent() ? "" : " (" + name.version() + ")");
	}

	private static String outcome(SecretFailure failure) {
		return failure.kind() + ((failure.code() != null) ? " (" + failure.code() + ")" : "");
	}

}
