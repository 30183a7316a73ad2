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
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A directory of small files, out of which nothing leads.
 * <p>
 * Links are resolved first, and what they lead to is opened without following any: where
 * the file system can do that, each directory on the way from the one before. So whatever
 * is swapped meanwhile, a file outside is never read. Only then a regular file is opened,
 * for a pipe would have no end, or not even a beginning.
 */
final class SecretDirectory {

	static final int LARGEST = 65_536;

	/**
	 * Kubernetes renews a mounted directory by swapping a link and removing what it led
	 * to. Whoever is in between finds nothing, once.
	 */
	private static final int TRIES = 3;

	private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

	private final Path directory;

	private final ExposureWarning warning;

	SecretDirectory(Path directory, ExposureWarning warning) {
		this.directory = directory;
		this.warning = warning;
	}

	boolean exists() {
		return Files.isDirectory(this.directory);
	}

	/**
	 * Reads a file.
	 * @param path its path below the directory
	 * @return its content, or {@code null} if it does not exist
	 * @throws UnfitFileException if it is no regular file in the directory, or too large
	 * @throws IOException if it can't be read
	 */
	byte @Nullable [] read(String path) throws IOException {
		for (int tries = 1; tries <= TRIES; tries++) {
			try {
				return readNow(path);
			}
			catch (NoSuchFileException ex) {
				// Perhaps only for now.
			}
			catch (FileSystemException ex) {
				throw isCircle(ex) ? new UnfitFileException("can't be reached, since links lead in a circle") : ex;
			}
		}
		requireAbsence(path);
		return null;
	}

	/**
	 * This is how the JDK words what the system says of too many links.
	 */
	private static boolean isCircle(FileSystemException ex) {
		return ex.getReason() != null && ex.getReason().endsWith("unable to access attributes of symbolic link");
	}

	/**
	 * What is where the file would be, or a directory above it.
	 * @param path its path below the directory
	 * @return words for it, or {@code null} if nothing is in the way
	 */
	@Nullable String obstacle(String path) {
		Path place = this.directory;
		for (Path part : Path.of(path)) {
			place = place.resolve(part);
			if (Files.isRegularFile(place)) {
				return "the file " + place;
			}
		}
		return Files.isDirectory(place) ? "the directory " + place : null;
	}

	private byte[] readNow(String path) throws IOException {
		Path root = this.directory.toRealPath();
		requirePlace(root, path);
		Path real = root.resolve(path).toRealPath();
		if (!real.startsWith(root)) {
			throw new UnfitFileException("is a link out of the directory");
		}
		byte[] bytes = open(root, root.relativize(real));
		this.warning.check(real, this.directory.resolve(path));
		return bytes;
	}

	/**
	 * Where a file is in the place of a directory, or the other way round, what was asked
	 * for does not exist, although opening it would fail differently.
	 */
	private void requirePlace(Path root, String path) throws IOException {
		if (!isDirectory(root)) {
			throw new UnfitFileException("would be in " + this.directory + ", which is no directory");
		}
		Path place = root;
		for (Path part : Path.of(path)) {
			if (!isDirectory(place)) {
				throw new NoSuchFileException(path);
			}
			place = place.resolve(part);
		}
		if (isDirectory(place)) {
			throw new NoSuchFileException(path);
		}
	}

	/**
	 * A link that leads nowhere is not the absence of a secret, but that of a mount.
	 */
	private void requireAbsence(String path) throws IOException {
		Path place = this.directory;
		for (Path part : Path.of(path)) {
			place = place.resolve(part);
			if (Files.isSymbolicLink(place) && Files.notExists(place)) {
				throw new UnfitFileException("can't be reached, since the link " + place + " leads nowhere");
			}
		}
	}

	private byte[] open(Path root, Path file) throws IOException {
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
			return (stream instanceof SecureDirectoryStream<Path> secure) ? open(secure, file)
					: open(root.resolve(file));
		}
	}

	private byte[] open(SecureDirectoryStream<Path> parent, Path file) throws IOException {
		if (file.getNameCount() > 1) {
			try (SecureDirectoryStream<Path> child = parent.newDirectoryStream(file.getName(0),
					LinkOption.NOFOLLOW_LINKS)) {
				return open(child, file.subpath(1, file.getNameCount()));
			}
		}
		requireRegular(parent.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
		return read(parent.newByteChannel(file, OPTIONS));
	}

	private byte[] open(Path file) throws IOException {
		requireRegular(Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
		return read(Files.newByteChannel(file, OPTIONS));
	}

	private static void requireRegular(BasicFileAttributeView view) throws IOException {
		if (!view.readAttributes().isRegularFile()) {
			throw new UnfitFileException("is no regular file");
		}
	}

	private static boolean isDirectory(Path path) throws IOException {
		return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
	}

	/**
	 * Counts what is read, since a file may grow meanwhile.
	 */
	private static byte[] read(SeekableByteChannel channel) throws IOException {
		try (InputStream in = Channels.newInputStream(channel)) {
			byte[] bytes = in.readNBytes(LARGEST + 1);
			if (bytes.length > LARGEST) {
				throw new UnfitFileException("is larger than 65,536 bytes");
			}
			return bytes;
		}
	}

}
