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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.doctor.DiagnosisDescriptor;
import io.github.awssecrets.doctor.DiagnosisDescriptor.PropertyDescriptor;

import org.springframework.boot.json.JsonWriter;

/**
 * The findings as one JSON object, the same as the endpoint {@code secrets} answers.
 */
final class JsonReport implements DoctorReport {

	private static final JsonWriter<PropertyDescriptor> PROPERTY = JsonWriter.of((members) -> {
		members.add("name", PropertyDescriptor::name);
		members.add("origin", PropertyDescriptor::origin).whenNotNull();
	});

	private static final JsonWriter<DiagnosisDescriptor> DIAGNOSIS = JsonWriter.of((members) -> {
		members.add("reference", DiagnosisDescriptor::reference);
		members.add("condition", DiagnosisDescriptor::condition).as(Enum::name);
		members.add("properties", DiagnosisDescriptor::properties)
			.as((properties) -> properties.stream().map(PROPERTY::write).toList());
		members.add("source", DiagnosisDescriptor::source).whenNotNull();
		members.add("name", DiagnosisDescriptor::name).whenNotNull();
		members.add("arn", DiagnosisDescriptor::arn).whenNotNull();
		members.add("version", DiagnosisDescriptor::version).whenNotNull();
		members.add("stage", DiagnosisDescriptor::stage).whenNotNull();
		members.add("changed", DiagnosisDescriptor::changed).whenNotNull();
		members.add("age", DiagnosisDescriptor::age).whenNotNull();
		members.add("region", DiagnosisDescriptor::region).whenNotNull();
		members.add("reason", DiagnosisDescriptor::reason).whenNotNull();
		members.add("code", DiagnosisDescriptor::code).whenNotNull();
		members.add("description", DiagnosisDescriptor::description).whenNotNull();
		members.add("fix", DiagnosisDescriptor::fix).whenNotNull();
	});

	@Override
	public void print(List<Diagnosis> diagnoses, PrintStream out) {
		print(Map.of("secrets", diagnoses.stream().map(DiagnosisDescriptor::of).map(DIAGNOSIS::write).toList()), out);
	}

	@Override
	public void print(String description, String fix, PrintStream out) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("description", description);
		error.put("fix", fix);
		print(Map.of("error", error), out);
	}

	private static void print(Map<String, ?> document, PrintStream out) {
		out.println(JsonWriter.standard().writeToString(document));
	}

}
