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

import java.util.List;
import java.util.stream.Stream;

import io.github.awssecrets.command.Table.Row;
import io.github.awssecrets.doctor.Condition;
import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.doctor.DiagnosisDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ansi.AnsiColor;

/**
 * A line for each reference.
 *
 * @param diagnoses the references
 */
record DiagnosisTable(List<Diagnosis> diagnoses) {

	private static final List<String> TITLES = List.of("", "REFERENCE", "SOURCE", "CHANGED", "NAME IN AWS");

	private static final int DATE = "2026-11-01".length();

	Stream<String> lines() {
		return new Table(TITLES, this.diagnoses.stream().map(DiagnosisTable::row)).lines();
	}

	private static Row row(Diagnosis diagnosis) {
		DiagnosisDescriptor descriptor = DiagnosisDescriptor.of(diagnosis);
		String changed = descriptor.changed();
		return new Row(color(diagnosis.condition()),
				List.of(diagnosis.condition().name(), descriptor.reference(), text(descriptor.source()),
						(changed != null) ? changed.substring(0, DATE) : "-", text(descriptor.name())));
	}

	private static AnsiColor color(Condition condition) {
		return switch (condition) {
			case OK -> AnsiColor.GREEN;
			case ABSENT -> AnsiColor.CYAN;
			case STALE, UNKNOWN -> AnsiColor.YELLOW;
			case WITHDRAWN, FAILED -> AnsiColor.RED;
		};
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "-";
	}

}
