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

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Loads what the first call to AWS needs, while nothing waits for it yet: most of the
 * time of that call goes into classes. It makes the call to nobody, needs no settings and
 * no network, and whatever goes wrong is left for the real call to tell. Once in a JVM is
 * enough.
 *
 * @since 0.1.0
 */
public final class WarmUp implements Runnable {

	private static final Log logger = LogFactory.getLog(WarmUp.class);

	private static final AtomicBoolean begun = new AtomicBoolean();

	@Override
	public void run() {
		if (begun.getAndSet(true)) {
			return;
		}
		try (SecretsManagerClient client = client()) {
			client.batchGetSecretValue((request) -> request.secretIdList("warm-up"));
			ServiceLoader.load(SdkHttpService.class)
				.findFirst()
				.ifPresent((service) -> service.createHttpClientBuilder().build().close());
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("The warm-up ended early: " + ex.getClass().getName());
		}
	}

	private static SecretsManagerClient client() {
		return SecretsManagerClient.builder()
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")))
			.httpClient(new Nobody())
			.build();
	}

	/**
	 * Answers each request with an empty JSON object.
	 */
	private static final class Nobody implements SdkHttpClient {

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			return new ExecutableHttpRequest() {

				@Override
				public HttpExecuteResponse call() {
					InputStream body = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));
					return HttpExecuteResponse.builder()
						.response(SdkHttpResponse.builder()
							.statusCode(200)
							.putHeader("Content-Type", "application/x-amz-json-1.1")
							.build())
						.responseBody(AbortableInputStream.create(body))
						.build();
				}

				@Override
				public void abort() {
					// Nothing is under way.
				}

			};
		}

		@Override
		public void close() {
			// Nothing is open.
		}

	}

}
