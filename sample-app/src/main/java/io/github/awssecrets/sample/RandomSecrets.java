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
package io.github.awssecrets.sample;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * The secrets that the application needs, made up anew each time.
 */
final class RandomSecrets {

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomSecrets() {
	}

	/**
	 * Make up the secrets.
	 * @return the values by path
	 */
	static Map<String, String> create() {
		return Map.of("payments/api-key", text(), "database",
				"{\"username\": \"%s\", \"password\": \"%s\"}".formatted(text(), text()), "signing",
				"{\"private-key\": \"%s\"}".formatted(privateKey().replace("\n", "\\n")), "webhook/token", text());
	}

	private static String text() {
		byte[] bytes = new byte[16];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private static String privateKey() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return pem(generator.generateKeyPair().getPrivate().getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JVM makes no RSA keys", ex);
		}
	}

	private static String pem(byte[] key) {
		String line = "-----%s PRIVATE KEY-----\n";
		String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(key);
		return line.formatted("BEGIN") + body + "\n" + line.formatted("END");
	}

}
