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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Turns entries into a file that nobody can read or change without the key, and back.
 * <p>
 * A file is a header and the entries, encrypted by AES-256 in Galois/Counter Mode (NIST
 * SP 800-38D) with a nonce of 96 random bits, drawn anew each time. The header has the
 * format, the time, whose snapshot it is, the wrapped key and the nonce; all of it is
 * authenticated together with the entries, so that no part can be changed, left out or
 * put before other entries.
 */
final class Seal {

	/**
	 * How far a clock may be behind the one that the snapshot was made by.
	 */
	static final Duration TOLERANCE = Duration.ofMinutes(1);

	private static final byte[] MAGIC = "aws-secrets".getBytes(StandardCharsets.US_ASCII);

	private static final byte FORMAT = 1;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final String CUT_OFF = "it is cut off or damaged";

	private static final int MOST_HEADER_BYTES = 65_536;

	private final SecureRandom random = new SecureRandom();

	private final SnapshotKey key;

	private final byte[] identity;

	/**
	 * Creates a seal.
	 * @param key where keys come from
	 * @param identity whose snapshots these are
	 */
	Seal(SnapshotKey key, String identity) {
		this.key = key;
		this.identity = identity.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Encrypts entries.
	 * @throws SnapshotKeyException if there is no key
	 */
	byte[] seal(Collection<Entry> entries, Instant now) {
		SnapshotKey.DataKey dataKey = this.key.forWriting();
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		byte[] header = header(now, dataKey.wrapped(), nonce);
		byte[] plain = Entries.toBytes(entries);
		try {
			byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, dataKey.key(), nonce, header).doFinal(plain);
			byte[] file = Arrays.copyOf(header, header.length + encrypted.length);
			System.arraycopy(encrypted, 0, file, header.length, encrypted.length);
			return file;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			Arrays.fill(plain, (byte) 0);
		}
	}

	/**
	 * Decrypts entries.
	 * @throws UnusableSnapshotException if the file is none of this seal's, was changed,
	 * or comes from the future
	 * @throws SnapshotKeyException if its key can't be had
	 */
	List<Entry> open(byte[] file, Instant now) throws UnusableSnapshotException {
		try (ByteArrayInputStream bytes = new ByteArrayInputStream(file);
				DataInputStream in = new DataInputStream(bytes)) {
			requireFormat(in);
			Instant created = Instant.ofEpochMilli(in.readLong());
			byte[] identity = read(in);
			byte[] wrapped = read(in);
			byte[] nonce = read(in);
			int headerBytes = file.length - bytes.available();
			require(Arrays.equals(identity, this.identity),
					"it was written for another application, prefix, Region, " + "endpoint, role or store");
			require(nonce.length == NONCE_BYTES && bytes.available() >= TAG_BITS / Byte.SIZE, CUT_OFF);
			List<Entry> entries = decrypt(file, headerBytes, this.key.forReading(wrapped), nonce);
			requirePast(created, now);
			for (Entry entry : entries) {
				requirePast(entry.read(), now);
			}
			return entries;
		}
		catch (IOException ex) {
			throw new UnusableSnapshotException(CUT_OFF);
		}
	}

	private static List<Entry> decrypt(byte[] file, int headerBytes, SecretKey key, byte[] nonce)
			throws UnusableSnapshotException, IOException {
		byte[] header = Arrays.copyOf(file, headerBytes);
		try {
			byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, header).doFinal(file, headerBytes,
					file.length - headerBytes);
			try {
				return Entries.fromBytes(plain);
			}
			finally {
				Arrays.fill(plain, (byte) 0);
			}
		}
		catch (AEADBadTagException ex) {
			throw new UnusableSnapshotException("it was changed or cut off, or its key is another one");
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableSnapshotException("it can't be decrypted, " + ex.getClass().getSimpleName());
		}
	}

	private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(header);
		return cipher;
	}

	private byte[] header(Instant created, byte[] wrapped, byte[] nonce) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.write(MAGIC);
			out.writeByte(FORMAT);
			out.writeLong(created.toEpochMilli());
			for (byte[] part : List.of(this.identity, wrapped, nonce)) {
				out.writeInt(part.length);
				out.write(part);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void requireFormat(DataInputStream in) throws IOException, UnusableSnapshotException {
		require(Arrays.equals(in.readNBytes(MAGIC.length), MAGIC), "it is no snapshot");
		byte format = in.readByte();
		require(format == FORMAT, "its format is number " + format + ", and this version knows number " + FORMAT);
	}

	private static void requirePast(Instant instant, Instant now) throws UnusableSnapshotException {
		require(!instant.isAfter(now.plus(TOLERANCE)),
				"it comes from the future: the clock of this machine has gone back, or was wrong when it was written");
	}

	private static void require(boolean condition, String otherwise) throws UnusableSnapshotException {
		if (!condition) {
			throw new UnusableSnapshotException(otherwise);
		}
	}

	private static byte[] read(DataInputStream in) throws IOException {
		int length = in.readInt();
		if (length < 0 || length > MOST_HEADER_BYTES) {
			throw new IOException("No length");
		}
		byte[] part = in.readNBytes(length);
		if (part.length < length) {
			throw new IOException("Cut off");
		}
		return part;
	}

}
