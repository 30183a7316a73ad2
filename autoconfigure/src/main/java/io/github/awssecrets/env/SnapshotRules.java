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
package io.github.awssecrets.env;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;

import io.github.awssecrets.aws.KmsDataKeys;
import io.github.awssecrets.snapshot.SnapshotKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the settings of the snapshot have to comply with. The file switches it on; without
 * one, the rest does not count.
 */
final class SnapshotRules {

	private static final String FILE = "snapshot.file";

	private static final String MASKED = "******";

	private static final String KMS_KEY = "snapshot.kms-key";

	private final SecretsProperties properties;

	private final SecretsSettings.Origins origins;

	SnapshotRules(SecretsProperties properties, SecretsSettings.Origins origins) {
		this.properties = properties;
		this.origins = origins;
	}

	/**
	 * Checks all of them.
	 * @throws InvalidSecretsSettingException if one is invalid, or two contradict each
	 * other
	 */
	void check() {
		SecretsProperties.Snapshot snapshot = this.properties.snapshot();
		String file = snapshot.file();
		if (!StringUtils.hasText(file)) {
			return;
		}
		checkFile(file);
		boolean own = StringUtils.hasText(snapshot.key());
		boolean kms = StringUtils.hasText(snapshot.kmsKey());
		if (!own && !kms) {
			throw this.origins.invalid(FILE, file,
					"it needs a key, aws.secrets.snapshot.key or aws.secrets.snapshot.kms-key",
					"Set one of them, or remove the file.");
		}
		if (own && kms) {
			throw this.origins.invalid(KMS_KEY, snapshot.kmsKey(),
					"aws.secrets.snapshot.key is set as well, and there can be only one key", "Remove one of the two.");
		}
		if (own && decoded(snapshot.key()) == null) {
			throw this.origins.invalid("snapshot.key", MASKED,
					"it has to be " + SnapshotKey.LENGTH + " bytes in Base64",
					"Set a key as 'openssl rand -base64 " + SnapshotKey.LENGTH + "' makes it.");
		}
		if (kms) {
			checkKmsKey(snapshot.kmsKey());
		}
	}

	/**
	 * The bytes of a key.
	 * @return the bytes, or {@code null} if the text is none
	 */
	static byte @Nullable [] decoded(@Nullable String key) {
		try {
			byte[] bytes = Base64.getDecoder().decode((key != null) ? key.strip() : "");
			return (bytes.length == SnapshotKey.LENGTH) ? bytes : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private void checkFile(String file) {
		try {
			if (Files.isDirectory(Path.of(file))) {
				throw this.origins.invalid(FILE, file, "it is a directory");
			}
		}
		catch (InvalidPathException ex) {
			throw this.origins.invalid(FILE, file, "it is no path");
		}
	}

	private void checkKmsKey(@Nullable String key) {
		if (key == null || !KmsDataKeys.isKey(key)) {
			throw this.origins.invalid(KMS_KEY, key, "it is neither the id nor the alias nor the ARN of a key");
		}
		if (this.properties.enabled() && !KmsDataKeys.canBeUsed()) {
			throw this.origins.invalid(KMS_KEY, key,
					"to use a key of KMS takes software.amazon.awssdk:kms, which is not on the class path",
					"Add that dependency.");
		}
	}

}
