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
package io.github.awssecrets.snapshot;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * An encrypted file with the values that were read last. Whatever goes wrong with it is
 * told in the log, and keeps nothing else from working.
 */
final class Snapshot {

	private static final Log logger = LogFactory.getLog(Snapshot.class);

	private final SnapshotFile file;

	private final Seal seal;

	private final Clock clock;

	private volatile boolean failing;

	Snapshot(SnapshotFile file, Seal seal, Clock clock) {
		this.file = file;
		this.seal = seal;
		this.clock = clock;
	}

	/**
	 * The entries, none if the snapshot can't be used.
	 */
	List<Entry> read() {
		try {
			List<Entry> entries = this.seal.open(this.file.read(), this.clock.instant());
			logger.warn("AWS can't be read from: the snapshot " + this.file.path() + " stands in, with "
					+ ((entries.size() == 1) ? "one value" : entries.size() + " values") + ", until it can.");
			return entries;
		}
		catch (NoSuchFileException ex) {
			logger.warn("AWS can't be read from, and there is no snapshot " + this.file.path() + " yet.");
		}
		catch (UnusableSnapshotException | SnapshotKeyException ex) {
			logger.warn("The snapshot " + this.file.path() + " can't be used: " + ex.getMessage() + ".");
		}
		catch (RuntimeException ex) {
			logger.warn("The snapshot " + this.file.path() + " can't be used: " + ex.getClass().getName() + ".");
		}
		catch (IOException ex) {
			logger.warn("The snapshot " + this.file.path() + " can't be read: " + ex.getClass().getSimpleName() + ".");
		}
		return List.of();
	}

	/**
	 * Replaces the entries.
	 * @return whether that has succeeded
	 */
	boolean write(Collection<Entry> entries) {
		try {
			this.file.write(this.seal.seal(entries, this.clock.instant()));
			this.failing = false;
			return true;
		}
		catch (SnapshotKeyException ex) {
			tell(String.valueOf(ex.getMessage()));
		}
		catch (NoSuchFileException ex) {
			tell("its directory does not exist");
		}
		catch (IOException | RuntimeException ex) {
			tell(ex.getClass().getSimpleName());
		}
		return false;
	}

	/**
	 * The message of a failed write names the temporary file, which tells nobody more.
	 */
	private void tell(String reason) {
		if (!this.failing) {
			logger.warn("The snapshot " + this.file.path() + " can't be written: " + reason + ".");
		}
		this.failing = true;
	}

}
