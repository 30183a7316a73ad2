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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells, once for each file, that every user of the machine may read it.
 * <p>
 * The group is left alone: it is how a service is let in that does not own the file. So
 * is a file system in memory, as it is mounted for one container, where files are
 * readable for all and there is nobody but the application.
 */
final class ExposureWarning {

	private static final Log logger = LogFactory.getLog(ExposureWarning.class);

	private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

	private final Set<Path> told = ConcurrentHashMap.newKeySet();

	/**
	 * Looks at a file.
	 * @param real where it is
	 * @param path where it was looked for
	 */
	void check(Path real, Path path) {
		try {
			if (!this.told.contains(path) && isExposed(real) && this.told.add(path) && !isInMemory(real)) {
				logger.warn("The file " + path + " holds a secret, and every user of this machine may read it. "
						+ "To let its owner alone read it: chmod 600 " + quoted(path));
			}
		}
		catch (IOException | UnsupportedOperationException ex) {
			// There are no such permissions here, or nobody may know them.
		}
	}

	/**
	 * As a shell takes it.
	 */
	private static String quoted(Path path) {
		String text = path.toString();
		return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
	}

	/**
	 * Who may not enter a directory above can't come to the file.
	 */
	private static boolean isExposed(Path real) throws IOException {
		boolean exposed = isAllowed(real, PosixFilePermission.OTHERS_READ);
		for (Path parent = real.getParent(); exposed && parent != null; parent = parent.getParent()) {
			exposed = isAllowed(parent, PosixFilePermission.OTHERS_EXECUTE);
		}
		return exposed;
	}

	private static boolean isAllowed(Path path, PosixFilePermission permission) throws IOException {
		return Files.getPosixFilePermissions(path).contains(permission);
	}

	private static boolean isInMemory(Path real) throws IOException {
		return IN_MEMORY.contains(Files.getFileStore(real).type());
	}

}
