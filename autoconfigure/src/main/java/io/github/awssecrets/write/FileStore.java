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

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretFile;
import io.github.awssecrets.backend.SecretFiles;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretMember;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Writes secrets as files. A file has one version and no recovery window, so that nothing
 * can be deleted, restored or rolled back. Writes of one secret by this application go
 * one after the other; nothing keeps other processes from writing at the same time.
 */
final class FileStore implements SecretStore {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("files");

	private final @Nullable String directory;

	private final SecretBackend reader;

	private final SecretNaming naming;

	private final WritableNames names;

	private final WriteListener listener;

	private final WriteAdvisor advisor;

	private final WriteLocks locks = new WriteLocks();

	private final Clock clock = Clock.systemUTC();

	FileStore(@Nullable String directory, SecretNaming naming, WriteListener listener, WriteAdvisor advisor) {
		this.directory = (directory == null || directory.isBlank()) ? null : directory;
		this.reader = (this.directory != null) ? SecretBackend.files(this.directory) : SecretBackend.none("the files");
		this.naming = naming;
		this.names = new WritableNames(naming, advisor);
		this.listener = listener;
		this.advisor = advisor;
	}

	@Override
	public WrittenSecret set(SecretRef ref, SecretValue value) {
		SecretName name = this.names.name(ref, Act.WRITE);
		SecretMember member = ref.member();
		attempt(name, Act.WRITE).require((member != null) ? ValueRules.check(member, value) : ValueRules.check(value));
		return (member != null) ? merge(name, new Merge(Map.of(member, value.text())))
				: store(name, (current) -> value);
	}

	@Override
	public WrittenSecret setMembers(String path, Map<String, String> texts) {
		SecretName name = this.names.whole(path, Act.WRITE);
		Merge merge = attempt(name, Act.WRITE).at(() -> Merge.of(texts));
		attempt(name, Act.WRITE).require(merge.check());
		return merge(name, merge);
	}

	@Override
	public ScheduledDeletion delete(String path, Duration window) {
		throw unsupported(path, Act.DELETE, "a file that is deleted can't be recovered");
	}

	@Override
	public void restore(String path) {
		throw unsupported(path, Act.RESTORE, "no deletion of a file is scheduled");
	}

	@Override
	public Stream<ListedSecret> list() {
		SecretName all = new SecretName("", null, this.naming.prefix() + "*", SecretVersion.CURRENT);
		return attempt(all, Act.LIST).at(this::files)
			.stream()
			.map((file) -> new ListedSecret(file.path(), this.naming.prefix() + file.path(), file.changed(), null));
	}

	@Override
	public List<StoredVersion> history(String path) {
		throw unsupported(path, Act.HISTORY, "a file has one version");
	}

	@Override
	public WrittenSecret rollback(String path) {
		throw unsupported(path, Act.ROLL_BACK, "a file has one version");
	}

	private WrittenSecret merge(SecretName name, Merge merge) {
		return store(name, (current) -> merge.into(known(current)));
	}

	private WrittenSecret store(SecretName name, Function<Outcome, SecretValue> change) {
		List<Runnable> followers = new ArrayList<>();
		Effect effect = attempt(name, Act.WRITE).at(() -> this.locks.with(name, () -> {
			String directory = directory();
			Outcome current = Objects.requireNonNull(this.reader.read(List.of(name)).get(name));
			SecretValue value = change.apply(current).withOrigin(ORIGIN);
			write(directory, name, value);
			SecretValue stored = stored(name, value);
			followers.add(this.listener.written(name, stored, this.clock.instant(), null));
			return effect(current, stored);
		}));
		followers.forEach(Runnable::run);
		return new WrittenSecret(name, null, effect);
	}

	/**
	 * The value as it is read from now on: bytes that are text come back as text.
	 */
	private SecretValue stored(SecretName name, SecretValue written) {
		Outcome outcome = this.reader.read(List.of(name)).get(name);
		return (outcome instanceof Outcome.Found found) ? found.value() : written;
	}

	private static Effect effect(Outcome before, SecretValue value) {
		if (before instanceof Outcome.Found found) {
			return found.value().isSameVersionAs(value) ? Effect.UNCHANGED : Effect.CHANGED;
		}
		return Effect.CREATED;
	}

	/**
	 * What there is to merge with, if anything. What can't be read can't be kept either.
	 */
	private static @Nullable SecretValue known(Outcome current) {
		if (current instanceof Outcome.Found found) {
			return found.value();
		}
		SecretFailure failure = ((Outcome.Failed) current).failure();
		if (failure.kind().meansAbsent()) {
			return null;
		}
		throw new SecretWriterException(failure, null);
	}

	private static void write(String directory, SecretName name, SecretValue value) {
		byte[] content = content(value);
		if (content.length > ValueRules.MOST_BYTES) {
			throw new SecretWriterException(failure(FailureKind.INVALID_VALUE, directory,
					"with the line break that a file needs behind that of the value, it has more than 65,536 bytes"),
					null);
		}
		try {
			new SecretFiles(directory).write(Objects.requireNonNull(name.path()), content);
		}
		catch (FileSystemException ex) {
			throw unwritable(directory, (ex.getReason() != null) ? ex.getFile() + " " + ex.getReason()
					: ex.getFile() + " can't be written, " + ex.getClass().getSimpleName());
		}
		catch (IOException ex) {
			throw unwritable(directory, "the file can't be written, " + ex.getClass().getSimpleName());
		}
	}

	/**
	 * What is in the file: who reads it takes the line break at its end for that of an
	 * editor, so that a value's own needs another one.
	 */
	private static byte[] content(SecretValue value) {
		byte[] bytes = value.bytes();
		if (bytes[bytes.length - 1] != '\n' || !ValueRules.isText(bytes)) {
			return bytes;
		}
		byte[] content = Arrays.copyOf(bytes, bytes.length + 1);
		content[bytes.length] = '\n';
		return content;
	}

	private List<SecretFile> files() {
		String directory = directory();
		try {
			return new SecretFiles(directory).list();
		}
		catch (IOException ex) {
			throw unwritable(directory, "the directory can't be read, " + ex.getClass().getSimpleName());
		}
	}

	private String directory() {
		if (this.directory == null) {
			throw unwritable("the files", "AWS is switched off, and no directory for files is set");
		}
		return this.directory;
	}

	private SecretWriteException unsupported(String path, Act act, String why) {
		return attempt(this.names.whole(path, act), act)
			.failed(failure(FailureKind.UNSUPPORTED, "the files", "AWS is switched off, and " + why), null);
	}

	private static SecretWriterException unwritable(String place, String detail) {
		return new SecretWriterException(failure(FailureKind.NOT_WRITABLE, place, detail), null);
	}

	private static SecretFailure failure(FailureKind kind, String place, String detail) {
		return SecretFailure.of(kind, place, detail);
	}

	private Attempt attempt(SecretName name, Act act) {
		return new Attempt(name, act, this.advisor);
	}

}
