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
package io.github.awssecrets.secrecy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a failure says.
 */
final class Throwables {

	private Throwables() {
	}

	/**
	 * Stack trace, messages and texts of a failure, of its causes and of what was
	 * suppressed.
	 */
	static String text(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace, true));
		return trace + all(failure).map((each) -> each.getMessage() + "\n" + each.getLocalizedMessage() + "\n" + each)
			.collect(Collectors.joining("\n"));
	}

	private static Stream<Throwable> all(Throwable failure) {
		return Stream.iterate(failure, (each) -> each != null, Throwable::getCause)
			.flatMap((each) -> Stream.concat(Stream.of(each), Stream.of(each.getSuppressed())));
	}

}
