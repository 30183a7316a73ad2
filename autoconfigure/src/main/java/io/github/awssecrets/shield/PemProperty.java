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
package io.github.awssecrets.shield;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * A property that Boot reads a certificate or a private key from. What does not look like
 * PEM there is taken for the location of a file, and quoted when there is no such file.
 */
final class PemProperty {

	private PemProperty() {
	}

	/**
	 * Whether a text would be quoted as the location of a file that does not exist.
	 * @param name the property
	 * @param text its value
	 */
	static boolean isNeitherPemNorLocation(ConfigurationPropertyName name, String text) {
		return is(name) && !text.isBlank() && !PemContent.isPresentInText(text) && !isLocation(text);
	}

	private static boolean is(ConfigurationPropertyName name) {
		String last = name.isEmpty() ? "" : name.getLastElement(Form.UNIFORM);
		return (last.endsWith("certificate") || last.endsWith("privatekey")) && isBelowSsl(name);
	}

	private static boolean isBelowSsl(ConfigurationPropertyName name) {
		for (int i = 0; i < name.getNumberOfElements(); i++) {
			if (name.getElement(i, Form.UNIFORM).equals("ssl")) {
				return true;
			}
		}
		return false;
	}

	private static boolean isLocation(String text) {
		try {
			return ResourceUtils.isUrl(text)
					|| ApplicationResourceLoader.get(new DefaultResourceLoader(), true).getResource(text).exists();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

}
