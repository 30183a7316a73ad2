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
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.doctor.Condition;
import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.doctor.Finding;
import io.github.awssecrets.env.SecretUse;

/**
 * The findings as a table for a terminal, with what is wrong and the fixes below it.
 */
final class TextReport implements DoctorReport {

	@Override
	public void print(List<Diagnosis> diagnoses, PrintStream out) {
		if (diagnoses.isEmpty()) {
			out.println("The configuration has no reference to a secret.");
			return;
		}
		out.println(title(diagnoses));
		out.println();
		new DiagnosisTable(diagnoses).lines().forEach(out::println);
		List<Diagnosis> bad = diagnoses.stream().filter(Diagnosis::isBad).toList();
		for (int i = 0; i < bad.size(); i++) {
			out.println();
			print(i + 1, bad.get(i), out);
		}
	}

	@Override
	public void print(String description, String fix, PrintStream out) {
		out.println(description);
		out.println(fix);
	}

	private static void print(int number, Diagnosis diagnosis, PrintStream out) {
		Finding finding = diagnosis.finding();
		Stream<String> lines = Stream
			.of(SecretUse.need(diagnosis.reference().text(), diagnosis.reference().uses()),
					(finding != null) ? finding.description() : "", (finding != null) ? finding.action() : "")
			.flatMap(String::lines);
		String indent = "     ";
		out.println(lines.collect(Collectors.joining("\n" + indent, String.format(Locale.ROOT, "%3d. ", number), "")));
	}

	private static String title(List<Diagnosis> diagnoses) {
		String counts = Stream.of(Condition.values())
			.map((condition) -> count(diagnoses, condition))
			.filter((count) -> !count.isEmpty())
			.collect(Collectors.joining(", "));
		return ((diagnoses.size() == 1) ? "1 reference: " : diagnoses.size() + " references: ") + counts;
	}

	private static String count(List<Diagnosis> diagnoses, Condition condition) {
		long count = diagnoses.stream().filter((diagnosis) -> diagnosis.condition() == condition).count();
		return (count > 0) ? count + " " + condition.name().toLowerCase(Locale.ROOT) : "";
	}

}
