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
package io.github.awssecrets.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Whose Secrets Manager a server is.
 */
enum Implementation {

	/** The original. */
	AWS,

	/** The one of this project, in the JVM. */
	FAKE,

	/** The Python library, as a server. */
	MOTO,

	/** LocalStack, which is moto with corrections. */
	LOCALSTACK;

	/**
	 * The implementation behind an endpoint, which moto and LocalStack tell when asked.
	 * Whatever else it is has to behave like AWS.
	 */
	static Implementation at(URI endpoint) {
		if (answers(endpoint, "/_localstack/health")) {
			return LOCALSTACK;
		}
		return answers(endpoint, "/moto-api/data.json") ? MOTO : AWS;
	}

	private static boolean answers(URI endpoint, String path) {
		HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path)).build();
		try {
			return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Nobody answers at " + endpoint, ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
