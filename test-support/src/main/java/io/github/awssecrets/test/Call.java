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
package io.github.awssecrets.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One request that a {@link FakeSecretsManager} has received. It holds no secret value.
 *
 * @param operation what was asked for
 * @param secretIds the secrets it named, as the client wrote them: names or ARNs; of
 * {@link Operation#ASSUME_ROLE} the ARN of the role
 * @param region the region that the client signed for, or {@code null} if the request was
 * not signed
 * @param accessKeyId the access key id that the client signed with, or {@code null} if
 * the request was not signed
 * @since 0.1.0
 */
public record Call(Operation operation, List<String> secretIds, @Nullable String region, @Nullable String accessKeyId) {

	public Call {
		secretIds = List.copyOf(secretIds);
	}

}
