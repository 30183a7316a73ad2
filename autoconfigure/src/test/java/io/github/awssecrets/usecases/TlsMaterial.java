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
package io.github.awssecrets.usecases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key and its certificate, made for one test, in PEM format.
 *
 * @param certificate the certificate
 * @param key the private key
 */
public record TlsMaterial(String certificate, String key) {

	/**
	 * Makes a key and its certificate.
	 * @param name the common name
	 * @param directory where a key store may lie meanwhile
	 */
	public static TlsMaterial of(String name, Path directory)
			throws IOException, InterruptedException, GeneralSecurityException {
		Path store = directory.resolve(name + ".p12");
		keytool("-genkeypair", "-alias", "web", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=" + name,
				"-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit");
		KeyStore keys = KeyStore.getInstance("PKCS12");
		keys.load(Files.newInputStream(store), "changeit".toCharArray());
		return new TlsMaterial(pem("CERTIFICATE", keys.getCertificate("web").getEncoded()),
				pem("PRIVATE KEY", keys.getKey("web", "changeit".toCharArray()).getEncoded()));
	}

	/**
	 * Both as members of a JSON secret.
	 */
	public String json() {
		return "{\"certificate\": \"%s\", \"key\": \"%s\"}".formatted(this.certificate, this.key).replace("\n", "\\n");
	}

	@Override
	public String toString() {
		return "TlsMaterial[******]";
	}

	private static void keytool(String... args) throws IOException, InterruptedException {
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		List<String> command = Stream.concat(Stream.of(keytool.toString()), Stream.of(args)).toList();
		int status = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		assertThat(status).isZero();
	}

	private static String pem(String type, byte[] content) {
		String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, body);
	}

}
