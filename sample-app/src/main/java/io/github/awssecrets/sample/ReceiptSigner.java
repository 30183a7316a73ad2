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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;

import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Signs receipts with the private key, and verifies them with the public one. It looks
 * the key up for each receipt, so that it follows a rotation.
 */
@Component
class ReceiptSigner {

	private static final String ALGORITHM = "SHA256withRSA";

	private final SampleProperties properties;

	ReceiptSigner(SampleProperties properties) {
		this.properties = properties;
	}

	byte[] sign(String receipt) throws GeneralSecurityException {
		Signature signature = Signature.getInstance(ALGORITHM);
		signature.initSign(key());
		signature.update(receipt.getBytes(StandardCharsets.UTF_8));
		return signature.sign();
	}

	boolean verify(String receipt, byte[] sign) throws GeneralSecurityException {
		RSAPrivateCrtKey key = key();
		Signature signature = Signature.getInstance(ALGORITHM);
		signature.initVerify(KeyFactory.getInstance("RSA")
			.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
		signature.update(receipt.getBytes(StandardCharsets.UTF_8));
		return signature.verify(sign);
	}

	private RSAPrivateCrtKey key() {
		PemContent pem = PemContent.of(this.properties.getSigningKey());
		PrivateKey key = (pem != null) ? pem.getPrivateKey() : null;
		Assert.state(key instanceof RSAPrivateCrtKey, "The signing key is no RSA key in PEM format");
		return (RSAPrivateCrtKey) key;
	}

}
