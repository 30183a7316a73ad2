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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files that hold secrets, seen from the side that lists and writes them. Whatever
 * links there are, nothing outside of the directory is touched.
 *
 * @since 0.1.0
 */
public final class SecretFiles {

	private final Path directory;

	/**
	 * Creates the files of a directory, which need not exist.
	 * @param directory the directory
	 */
	public SecretFiles(String directory) {
		this.directory = Path.of(directory);
	}

	/**
	 * The files below the directory. Names that begin with a dot are left out: they
	 * belong to tools, and to whoever mounted the directory.
	 * @return the files by their paths, in order, none if there is no directory
	 * @throws IOException if the directory can't be read
	 */
	public List<SecretFile> list() throws IOException {
		return list(BasicFileAttributes::isRegularFile);
	}

	/**
	 * The files below the directory, and what is there and is no regular file, such as a
	 * pipe. It can't be read as a secret.
	 * @return the files, as {@link #list()} has them
	 * @throws IOException if the directory can't be read
	 */
	public List<SecretFile> listAll() throws IOException {
		return list((attributes) -> !attributes.isSymbolicLink());
	}

	private List<SecretFile> list(Predicate<BasicFileAttributes> which) throws IOException {
		List<SecretFile> files = new ArrayList<>();
		if (Files.isDirectory(this.directory)) {
			Path root = this.directory.toRealPath();
			Files.walkFileTree(this.directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
					new Walk(this.directory, root, which, files));
		}
		files.sort(Comparator.comparing(SecretFile::path));
		return List.copyOf(files);
	}

	/**
	 * Gives a file its content, as a whole: whoever reads it meanwhile gets the old
	 * content or the new one, also after a crash. It can be read by its owner alone, and
	 * so can the directories that are created for it. It takes the place of a link of its
	 * name.
	 * @param path the path below the directory
	 * @param content the content
	 * @throws IOException if the file can't be written, or would be outside of the
	 * directory
	 */
	public void write(String path, byte[] content) throws IOException {
		Path relative = this.directory.getFileSystem().getPath(path);
		Path parent = requireParent(relative);
		Path target = parent.resolve(relative.getFileName());
		if (Files.isDirectory(target)) {
			throw new FileSystemException(target.toString(), null, "is a directory");
		}
		Path draft = Files.createTempFile(parent, ".", ".tmp", attributes("rw-------"));
		try {
			fill(draft, content);
			Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
		sync(parent);
	}

	/**
	 * The directory that a file is to be in, created where it is missing.
	 */
	private Path requireParent(Path relative) throws IOException {
		if (!Files.exists(this.directory)) {
			Files.createDirectories(this.directory, attributes("rwx------"));
		}
		Path root = this.directory.toRealPath();
		Path parent = root;
		for (int i = 0; i < relative.getNameCount() - 1; i++) {
			parent = requireDirectory(parent.resolve(relative.getName(i)), root);
		}
		return parent;
	}

	private static Path requireDirectory(Path directory, Path root) throws IOException {
		if (!Files.exists(directory)) {
			Files.createDirectory(directory, attributes("rwx------"));
		}
		Path real = directory.toRealPath();
		if (!real.startsWith(root)) {
			throw new FileSystemException(directory.toString(), null, "is a link out of the directory");
		}
		if (!Files.isDirectory(real)) {
			throw new FileSystemException(directory.toString(), null, "is a file, and can't be a directory as well");
		}
		return real;
	}

	private static void fill(Path file, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(content);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
	}

	/**
	 * Makes sure that the name of a file survives a crash, not only its content. Not
	 * every system lets a directory be opened for that.
	 */
	private static void sync(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// The system sees to it by itself, or can't.
		}
	}

	private static FileAttribute<?>[] attributes(String permissions) {
		boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Goes through the directory, and through links that stay in it.
	 */
	private static final class Walk extends SimpleFileVisitor<Path> {

		private final Path directory;

		private final Path root;

		private final Predicate<BasicFileAttributes> which;

		private final List<SecretFile> files;

		Walk(Path directory, Path root, Predicate<BasicFileAttributes> which, List<SecretFile> files) {
			this.which = which;
			this.directory = directory;
			this.root = root;
			this.files = files;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
			boolean ours = !isHidden(directory) && directory.toRealPath().startsWith(this.root);
			return directory.equals(this.directory) || ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			if (this.which.test(attributes) && !isHidden(file)) {
				String path = this.directory.relativize(file)
					.toString()
					.replace(file.getFileSystem().getSeparator(), "/");
				this.files.add(new SecretFile(path, file, attributes.lastModifiedTime().toInstant()));
			}
			return FileVisitResult.CONTINUE;
		}

		/**
		 * A link that leads nowhere, or in a circle, holds no secret.
		 */
		@Override
		public FileVisitResult visitFileFailed(Path file, IOException ex) throws IOException {
			if (Files.isSymbolicLink(file)) {
				return FileVisitResult.CONTINUE;
			}
			throw ex;
		}

		private static boolean isHidden(Path file) {
			return file.getFileName().toString().startsWith(".");
		}

	}

}
