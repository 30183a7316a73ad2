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
package io.github.awssecrets.aws;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * Data keys that AWS KMS makes and wraps. It is called rarely, so that a client is built
 * for each call and closed after it. Only usable where the module
 * {@code software.amazon.awssdk:kms} is.
 *
 * @since 0.1.0
 */
public final class KmsDataKeys {

	private static final String SERVICE = "AWS KMS";

	private static final Pattern KEY = Pattern.compile("(arn:aws[a-z-]*:kms:([a-z0-9-]+):[0-9]{12}:)?"
			+ "(key/)?(alias/[A-Za-z0-9/_-]{1,250}|(mrk-)?[0-9a-f-]{32,36})");

	private static final Map<String, String> CONTEXT = Map.of("purpose", "aws-secrets-snapshot");

	private final Supplier<ClientParts> parts;

	private final Binder binder;

	private final AwsClientSettings settings;

	private final String key;

	private KmsDataKeys(Binder binder, Supplier<ClientParts> parts, AwsClientSettings settings, String key) {
		this.binder = binder;
		this.parts = parts;
		this.settings = settings;
		this.key = key;
	}

	/**
	 * Data keys that are wrapped by a key of KMS.
	 * @param binder binds the properties of Spring Cloud AWS
	 * @param parts supplies what the application contributes to clients
	 * @param settings our own settings for the client of KMS
	 * @param key the id, the alias or the ARN of the key; an ARN decides the Region, too
	 * @return the data keys
	 */
	public static KmsDataKeys of(Binder binder, Supplier<ClientParts> parts, AwsClientSettings settings, String key) {
		Matcher arn = KEY.matcher(key);
		String region = (arn.matches() && arn.group(2) != null) ? arn.group(2) : settings.region();
		return new KmsDataKeys(binder, parts,
				new AwsClientSettings(region, settings.endpoint(), settings.timeout(), settings.role()), key);
	}

	/**
	 * Whether a text can mean a key of KMS.
	 * @param text the text
	 * @return whether it is the id, the alias or the ARN of a key
	 */
	public static boolean isKey(String text) {
		return KEY.matcher(text).matches();
	}

	/**
	 * Whether the module of the SDK is there that calls KMS.
	 * @return whether {@code software.amazon.awssdk:kms} is on the class path
	 */
	public static boolean canBeUsed() {
		return OptionalModule.KMS.isPresent();
	}

	/**
	 * Has a data key made, of 32 bytes.
	 * @return the key, and the same wrapped
	 * @throws KmsFailedException if KMS does not make one
	 */
	public WrappedKey generate() {
		GenerateDataKeyResponse response = call((client) -> client.generateDataKey(
				(request) -> request.keyId(this.key).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT)));
		return new WrappedKey(response.plaintext().asByteArray(), response.ciphertextBlob().asByteArray());
	}

	/**
	 * Has a data key unwrapped.
	 * @param wrapped the wrapped key
	 * @return the key
	 * @throws KmsFailedException if KMS does not unwrap it
	 */
	public byte[] unwrap(byte[] wrapped) {
		return call((client) -> client.decrypt((request) -> request.keyId(this.key)
			.ciphertextBlob(SdkBytes.fromByteArray(wrapped))
			.encryptionContext(CONTEXT))).plaintext().asByteArray();
	}

	private <T> T call(Function<KmsClient, T> call) {
		String place = SERVICE + ((this.settings.region() != null) ? " in " + this.settings.region() : "");
		ClientAssembly assembly = new ClientAssembly(this.binder, this.parts.get());
		try (ClientCredentials credentials = assembly.credentials(this.settings);
				KmsClient client = assembly.configure(KmsClient.builder(), this.settings, credentials.provider())
					.build()) {
			return call.apply(client);
		}
		catch (RuntimeException ex) {
			throw KmsFailedException.of(place, ex);
		}
	}

	/**
	 * A data key, and the same wrapped by a key of KMS.
	 *
	 * @param plaintext the key
	 * @param wrapped the wrapped key
	 */
	public record WrappedKey(byte[] plaintext, byte[] wrapped) {

		@Override
		public String toString() {
			return "WrappedKey[******]";
		}

	}

}
