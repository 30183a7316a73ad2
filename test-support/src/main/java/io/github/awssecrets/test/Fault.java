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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.test.Effect.Disturbance;
import io.github.awssecrets.test.Effect.Hang;
import io.github.awssecrets.test.Effect.Late;
import io.github.awssecrets.test.Effect.Refusal;

/**
 * Something that goes wrong between an application and AWS Secrets Manager.
 * {@link FakeSecretsManager#fail(Fault)} decides when it does.
 *
 * @since 0.1.0
 */
public final class Fault {

	private static final String CALLER = "arn:aws:sts::123456789012:assumed-role/app/i-0";

	private static final int HUGE = 32 * 1024 * 1024;

	private final String name;

	private final Effect effect;

	private Fault(String name, Effect effect) {
		this.name = name;
		this.effect = effect;
	}

	/**
	 * Too many requests: HTTP 400 with {@code ThrottlingException}.
	 * @return the fault
	 */
	public static Fault throttling() {
		return refusal(400, "ThrottlingException", "Rate exceeded");
	}

	/**
	 * The service fails: HTTP 500 with {@code InternalServiceError}.
	 * @return the fault
	 */
	public static Fault internalError() {
		return refusal(500, "InternalServiceError", "An error occurred on the server side.");
	}

	/**
	 * The service can't be used for now: HTTP 503 with
	 * {@code ServiceUnavailableException}.
	 * @return the fault
	 */
	public static Fault unavailable() {
		return refusal(503, "ServiceUnavailableException", "The service is temporarily unavailable.");
	}

	/**
	 * The role may not do that: {@code AccessDeniedException} with the action and the
	 * resource. Scoped to a secret, it is what a batch tells of this secret alone; scoped
	 * to {@link Operation#BATCH_GET_SECRET_VALUE} and no secret, it is the missing
	 * permission for batches.
	 * @return the fault
	 */
	public static Fault accessDenied() {
		return new Fault("AccessDeniedException",
				new Refusal(400, "AccessDeniedException", (operation, secretId) -> denial(operation, secretId)));
	}

	/**
	 * The role may read the secret, but not use its KMS key:
	 * {@code AccessDeniedException} with "Access to KMS is not allowed".
	 * @return the fault
	 */
	public static Fault kmsAccessDenied() {
		return refusal(400, "AccessDeniedException", "Access to KMS is not allowed");
	}

	/**
	 * The KMS key is disabled or gone: {@code DecryptionFailure}.
	 * @return the fault
	 */
	public static Fault decryptionFailure() {
		return refusal(400, "DecryptionFailure",
				"Secrets Manager can't decrypt the protected secret text using the provided KMS key.");
	}

	/**
	 * The session has ended: {@code ExpiredTokenException}.
	 * @return the fault
	 */
	public static Fault expiredToken() {
		return refusal(400, "ExpiredTokenException", "The security token included in the request is expired");
	}

	/**
	 * AWS does not know the access key: {@code UnrecognizedClientException}.
	 * @return the fault
	 */
	public static Fault unrecognizedClient() {
		return refusal(400, "UnrecognizedClientException", "The security token included in the request is invalid.");
	}

	/**
	 * The client's clock is slow: {@code InvalidSignatureException}, signature expired.
	 * @return the fault
	 */
	public static Fault signatureExpired() {
		return refusal(400, "InvalidSignatureException",
				"Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)");
	}

	/**
	 * Any other refusal.
	 * @param status the HTTP status
	 * @param code the error code, such as {@code InvalidRequestException}
	 * @param message the message
	 * @return the fault
	 */
	public static Fault refusal(int status, String code, String message) {
		return new Fault(code, new Refusal(status, code, (operation, secretId) -> message));
	}

	/**
	 * The answer comes late.
	 * @param delay by how much
	 * @return the fault
	 */
	public static Fault latency(Duration delay) {
		return disturbance("latency", (request, scope, next) -> {
			Thread.sleep(delay.toMillis());
			return next.apply(request);
		});
	}

	/**
	 * The request is answered only when the test opens a gate. Clearing the fault opens
	 * it as well.
	 * @param gate the gate
	 * @return the fault
	 */
	public static Fault hang(Gate gate) {
		return new Fault("hang", new Hang(gate));
	}

	/**
	 * The request is answered with what is so when it arrives, but only when the test
	 * opens a gate. Clearing the fault opens it as well.
	 * @param gate the gate
	 * @return the fault
	 */
	public static Fault lateAnswer(Gate gate) {
		return new Fault("late answer", new Late(gate));
	}

	/**
	 * The connection is closed before an answer.
	 * @return the fault
	 */
	public static Fault connectionDropped() {
		return disturbance("connection dropped", (request, scope, next) -> Answer.undelivered(Answer.Delivery.DROPPED));
	}

	/**
	 * The connection is reset before an answer.
	 * @return the fault
	 */
	public static Fault connectionReset() {
		return disturbance("connection reset", (request, scope, next) -> Answer.undelivered(Answer.Delivery.RESET));
	}

	/**
	 * The connection is closed in the middle of the answer's body.
	 * @return the fault
	 */
	public static Fault truncatedBody() {
		return disturbance("truncated body",
				(request, scope, next) -> next.apply(request).delivered(Answer.Delivery.TRUNCATED));
	}

	/**
	 * The answer stops in the middle of its body, and the connection stays open: nothing
	 * more comes until the client gives up.
	 * @return the fault
	 */
	public static Fault stalledBody() {
		return disturbance("stalled body",
				(request, scope, next) -> next.apply(request).delivered(Answer.Delivery.STALLED));
	}

	/**
	 * The answer's body is not JSON.
	 * @return the fault
	 */
	public static Fault garbageBody() {
		return disturbance("garbage body", (request, scope, next) -> next.apply(request).withBody("}{ no JSON"));
	}

	/**
	 * The answer has no body.
	 * @return the fault
	 */
	public static Fault emptyBody() {
		return disturbance("empty body", (request, scope, next) -> next.apply(request).withBody(""));
	}

	/**
	 * The answer is a web page, as a captive portal or a proxy serves it.
	 * @return the fault
	 */
	public static Fault wrongContentType() {
		return disturbance("wrong content type",
				(request, scope, next) -> next.apply(request)
					.withContentType("text/html")
					.withBody("<html><body>Please log in</body></html>"));
	}

	/**
	 * The answer is right, and has a body of 32 MiB.
	 * @return the fault
	 */
	public static Fault hugeBody() {
		return disturbance("huge body", (request, scope, next) -> next.apply(request).paddedTo(HUGE));
	}

	/**
	 * The answer is about another secret than was asked for.
	 * @param secretId the name or ARN of the other secret
	 * @return the fault
	 */
	public static Fault answerFor(String secretId) {
		return disturbance("answer for " + secretId,
				(request, scope, next) -> next.apply(request.withSecretIds((id) -> scope.test(id) ? secretId : id)));
	}

	/**
	 * A single secret is read as it was before it was last written: the answer has the
	 * version before, or there seems to be no value yet. AWS is eventually consistent,
	 * and may answer so for a moment. Reads of a certain version are answered as ever,
	 * and so are batches.
	 * @return the fault
	 */
	public static Fault staleRead() {
		return disturbance("stale read", (request, scope, next) -> next.apply(request.ofVersionBefore()));
	}

	/**
	 * A batch or list is answered with an empty page, and a {@code NextToken} that leads
	 * to what the page should have held. AWS may do so at any time.
	 * @return the fault
	 */
	public static Fault emptyPage() {
		return disturbance("empty page", (request, scope, next) -> Answer.of(Map.of("SecretValues", List.of(), "Errors",
				List.of(), "SecretList", List.of(), "NextToken", Page.sameAgain(request))));
	}

	Effect effect() {
		return this.effect;
	}

	@Override
	public String toString() {
		return "Fault[" + this.name + "]";
	}

	private static Fault disturbance(String name, Disturbance disturbance) {
		return new Fault(name, disturbance);
	}

	// A batch as a whole has no resource, and each of its secrets needs GetSecretValue.
	private static String denial(Operation operation, String secretId) {
		String action = operation.action();
		String resource = secretId.isEmpty() ? "" : " on resource: " + secretId;
		return "User: %s is not authorized to perform: %s%s because no identity-based policy allows the %s action"
			.formatted(CALLER, action, resource, action);
	}

}
