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

package io.github.awssecrets.actuate;

import java.util.List;

import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.doctor.DiagnosisDescriptor;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The secrets of an application, as an endpoint answers them. Holds no value.
 *
 * @param secrets a description for each reference in use, and for each secret that code
 * has read
 * @since 0.1.0
 */
public record SecretsDescriptor(List<DiagnosisDescriptor> secrets) implements OperationResponseBody {

	static SecretsDescriptor of(List<Diagnosis> diagnoses) {
		return new SecretsDescriptor(diagnoses.stream().map(DiagnosisDescriptor::of).toList());
	}

}
