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
package io.github.awssecrets.test.context;

import java.util.List;

import io.github.awssecrets.test.EnableFakeSecretsManager;
import io.github.awssecrets.test.FakeSecretsManager;
import org.jspecify.annotations.Nullable;

import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.Assert;

/**
 * What a test class wants of its server. Equal definitions may share a context.
 *
 * @param prefix the prefix of all names, or an empty text
 * @param secrets the secrets, each as {@code name=value}
 */
record FakeDefinition(String prefix, List<String> secrets) {

	/**
	 * The definition on a test class, its superclasses or its enclosing classes.
	 * @param testClass the test class
	 * @return the definition, or {@code null} if there is none
	 */
	static @Nullable FakeDefinition of(Class<?> testClass) {
		EnableFakeSecretsManager annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				EnableFakeSecretsManager.class);
		return (annotation != null) ? new FakeDefinition(annotation.prefix(), List.of(annotation.secrets())) : null;
	}

	FakeSecretsManager start() {
		FakeSecretsManager server = FakeSecretsManager.start();
		try {
			this.secrets.forEach((secret) -> put(server, secret));
			return server;
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private void put(FakeSecretsManager server, String secret) {
		int separator = secret.indexOf('=');
		Assert.state(separator > 0, "@EnableFakeSecretsManager has a secret that is not written as 'name=value'");
		server.put(nameOf(secret.substring(0, separator)), secret.substring(separator + 1));
	}

	private String nameOf(String path) {
		if (this.prefix.isEmpty()) {
			return path;
		}
		return this.prefix.endsWith("/") ? this.prefix + path : this.prefix + "/" + path;
	}

	// The secrets are not for the log, in which the cache of contexts is found.
	@Override
	public String toString() {
		return "FakeDefinition[prefix=" + this.prefix + "]";
	}

}
