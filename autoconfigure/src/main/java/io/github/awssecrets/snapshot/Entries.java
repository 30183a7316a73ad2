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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.jspecify.annotations.Nullable;

/**
 * Entries as bytes, which are what is encrypted. Texts are written character by
 * character: not every text of a secret can be told in UTF-8.
 */
final class Entries {

	private Entries() {
	}

	static byte[] toBytes(Collection<Entry> entries) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeInt(entries.size());
			for (Entry entry : entries) {
				write(entry, out);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads what was written. Since it was encrypted, it is what was written.
	 * @throws IOException if it is not
	 */
	static List<Entry> fromBytes(byte[] bytes) throws IOException {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			int size = in.readInt();
			List<Entry> entries = new ArrayList<>();
			for (int i = 0; i < size; i++) {
				entries.add(read(in));
			}
			return entries;
		}
	}

	private static void write(Entry entry, DataOutputStream out) throws IOException {
		SecretName name = entry.name();
		write(name.store(), out);
		write(name.path(), out);
		write(name.id(), out);
		write(name.version().stage(), out);
		write(name.version().id(), out);
		SecretOrigin origin = entry.value().origin();
		write(origin.source(), out);
		write(origin.arn(), out);
		write(origin.versionId(), out);
		write((origin.created() != null) ? origin.created().toString() : null, out);
		write(entry.read().toString(), out);
		out.writeBoolean(entry.value().isBinary());
		if (entry.value().isBinary()) {
			byte[] bytes = entry.value().bytes();
			out.writeInt(bytes.length);
			out.write(bytes);
		}
		else {
			write(entry.value().text(), out);
		}
	}

	private static Entry read(DataInputStream in) throws IOException {
		String store = required(in);
		String path = readText(in);
		SecretName name = new SecretName(store, path, required(in), version(readText(in), readText(in)));
		String source = required(in);
		String arn = readText(in);
		String versionId = readText(in);
		String created = readText(in);
		SecretOrigin origin = new SecretOrigin(source, arn, versionId,
				(created != null) ? Instant.parse(created) : null);
		Instant read = Instant.parse(required(in));
		SecretValue value = in.readBoolean() ? SecretValue.ofBytes(in.readNBytes(in.readInt()), origin)
				: SecretValue.ofText(required(in), origin);
		return new Entry(name, value, read);
	}

	private static SecretVersion version(@Nullable String stage, @Nullable String id) {
		return (stage != null) ? SecretVersion.ofStage(stage) : new SecretVersion(null, id);
	}

	private static void write(@Nullable String text, DataOutputStream out) throws IOException {
		out.writeInt((text != null) ? text.length() : -1);
		if (text != null) {
			out.writeChars(text);
		}
	}

	private static String required(DataInputStream in) throws IOException {
		String text = readText(in);
		if (text == null) {
			throw new IOException("A text is missing");
		}
		return text;
	}

	private static @Nullable String readText(DataInputStream in) throws IOException {
		int length = in.readInt();
		if (length < 0) {
			return null;
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(in.readChar());
		}
		return text.toString();
	}

}
