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

package io.github.awssecrets.command;

import java.io.PrintStream;
import java.util.List;

import io.github.awssecrets.doctor.Diagnosis;

/**
 * How the doctor's findings are printed.
 */
interface DoctorReport {

	/**
	 * Prints how it stands with each reference.
	 */
	void print(List<Diagnosis> diagnoses, PrintStream out);

	/**
	 * Prints why no reference could be looked at.
	 */
	void print(String description, String fix, PrintStream out);

}
