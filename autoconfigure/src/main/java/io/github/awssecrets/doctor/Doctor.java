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
package io.github.awssecrets.doctor;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.write.WriteAdvisor;
import org.jspecify.annotations.Nullable;

/**
 * The one place where the failure to read or change a secret becomes words. It knows
 * names, codes and regions, and has never seen a value.
 *
 * @since 0.1.0
 */
public final class Doctor implements WriteAdvisor {

	/**
	 * Says what is wrong and what to do about it.
	 * @param name the secret that was asked for, if the reference means one
	 * @param failure why it can't be read
	 * @return the finding
	 */
	public Finding diagnose(@Nullable SecretName name, SecretFailure failure) {
		return diagnose(name, failure, Act.READ, "secretsmanager:GetSecretValue");
	}

	/**
	 * Says what is wrong with what was to be done, and what to do about it.
	 * @param name the secret that it was to be done with, if there is one
	 * @param failure why it can't be done
	 * @param act what was to be done
	 * @param action the IAM action that was called for, if any
	 * @return the finding
	 */
	public Finding diagnose(@Nullable SecretName name, SecretFailure failure, Act act, @Nullable String action) {
		Patient patient = new Patient(name, failure, act, action);
		return new Finding(Symptom.of(patient), Remedy.of(patient));
	}

	@Override
	public Advice advise(@Nullable SecretName name, Act act, SecretFailure failure, @Nullable String action) {
		Finding finding = diagnose(name, failure, act, action);
		return new Advice(finding.description(), finding.action());
	}

}
