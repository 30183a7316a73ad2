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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * Writes secrets: the bean that code uses, if {@code aws.secrets.write.enabled} is set.
 * It writes to AWS Secrets Manager or, where AWS is switched off, to the files source,
 * and never to one in the place of the other. Only secrets below the prefix are written.
 * <p>
 * What is refused is refused before anything is changed, each with its own sentence.
 * Results hold names and version ids, never a value. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface SecretStore {

	/**
	 * The longest recovery window of a deletion, which is also the default.
	 */
	Duration LONGEST_WINDOW = Duration.ofDays(30);

	/**
	 * The shortest recovery window of a deletion.
	 */
	Duration SHORTEST_WINDOW = Duration.ofDays(7);

	/**
	 * Gives a secret a text, as {@link #set(SecretRef, SecretValue)} does.
	 * @param ref the path: {@code stripe/api-key}, or one with a member:
	 * {@code db#password}
	 * @param text the text, which is stored as it is
	 * @return what was written
	 * @throws io.github.awssecrets.ref.InvalidSecretRefException if the text is no
	 * reference
	 * @throws SecretWriteException if it is not written
	 */
	default WrittenSecret set(String ref, String text) {
		return set(SecretRef.of(ref), SecretValue.ofText(text, SecretOrigin.of("application")));
	}

	/**
	 * Gives a secret a binary value, as {@link #set(SecretRef, SecretValue)} does.
	 * @param path the path
	 * @param bytes the bytes
	 * @return what was written
	 * @throws io.github.awssecrets.ref.InvalidSecretRefException if the path is no
	 * reference
	 * @throws SecretWriteException if it is not written
	 */
	default WrittenSecret set(String path, byte[] bytes) {
		return set(SecretRef.of(path), SecretValue.ofBytes(bytes, SecretOrigin.of("application")));
	}

	/**
	 * Gives a secret a value. It is created where it does not exist, and restored first
	 * where it is scheduled for deletion; if it then can't be written, its deletion is
	 * scheduled again. A value that the secret has already makes no new version.
	 * <p>
	 * With a member, only that is changed: all other members stay as they are written,
	 * also those that others write at the same time. The whole value of a secret, in
	 * contrast, is replaced whatever it is by then: the last of several writers wins.
	 * @param ref the path, with a member or without
	 * @param value the value
	 * @return what was written
	 * @throws SecretWriteException if it is not written
	 */
	WrittenSecret set(SecretRef ref, SecretValue value);

	/**
	 * Sets several members of a JSON secret in one new version, as
	 * {@link #set(SecretRef, SecretValue)} sets one.
	 * @param path the path
	 * @param texts the members' texts by what would follow a {@code #} in a reference
	 * @return what was written
	 * @throws io.github.awssecrets.ref.InvalidSecretRefException if the path is no
	 * reference, or a name no member
	 * @throws SecretWriteException if nothing is written
	 */
	WrittenSecret setMembers(String path, Map<String, String> texts);

	/**
	 * Schedules a secret for deletion in 30 days.
	 * @param path the path
	 * @return when it will be deleted
	 * @throws SecretWriteException if it is not scheduled
	 */
	default ScheduledDeletion delete(String path) {
		return delete(path, LONGEST_WINDOW);
	}

	/**
	 * Schedules a secret for deletion. Until then it can be restored and not be read; an
	 * application that has its value goes on using it as long as
	 * {@code aws.secrets.cache.max-stale} allows.
	 * @param path the path
	 * @param window the time until then, from 7 to 30 whole days
	 * @return when it will be deleted
	 * @throws SecretWriteException if it is not scheduled
	 */
	ScheduledDeletion delete(String path, Duration window);

	/**
	 * Takes a scheduled deletion back.
	 * @param path the path
	 * @throws SecretWriteException if it is not restored
	 */
	void restore(String path);

	/**
	 * The secrets below the prefix, those that are scheduled for deletion among them. The
	 * list is read page by page while the stream is, and may lag behind writes by
	 * minutes.
	 * @return the secrets, for one use; the stream throws {@link SecretWriteException}
	 * where a page can't be read
	 */
	Stream<ListedSecret> list();

	/**
	 * The versions of a secret that AWS still has.
	 * @param path the path
	 * @return the versions, the newest first
	 * @throws SecretWriteException if they can't be listed
	 */
	List<StoredVersion> history(String path);

	/**
	 * Makes the version before the current one current again, which makes that one the
	 * version before. No version is added.
	 * @param path the path
	 * @return what is current now
	 * @throws SecretWriteException if it is not rolled back, because there is no version
	 * before, or because others write at the same time
	 */
	WrittenSecret rollback(String path);

	/**
	 * A store that writes to a place with versions.
	 * @param writer the place
	 * @param naming the rules of names
	 * @param listener told of each value that was written
	 * @param advisor has the words for what fails
	 * @return the store
	 */
	static SecretStore of(SecretWriter writer, SecretNaming naming, WriteListener listener, WriteAdvisor advisor) {
		return new VersionedStore(writer, naming, listener, advisor);
	}

	/**
	 * A store that writes files, each replaced as a whole and readable by its owner
	 * alone.
	 * @param directory the directory, or {@code null} if there is none, so that each
	 * write is refused
	 * @param naming the rules of names
	 * @param listener told of each value that was written
	 * @param advisor has the words for what fails
	 * @return the store
	 */
	static SecretStore files(@Nullable String directory, SecretNaming naming, WriteListener listener,
			WriteAdvisor advisor) {
		return new FileStore(directory, naming, listener, advisor);
	}

}
