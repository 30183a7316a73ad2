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

package io.github.awssecrets.env;

import java.util.Set;

/**
 * The question of who asks a property source for the bare name before the colon.
 *
 * <p>
 * Spring does so for <code>${secrets:…}</code> when it found nothing under the whole text
 * or, with a placeholder inside, never asked for it, and would fall back to what is
 * behind the colon. The same name is asked for when a tree of properties has it as its
 * root. A property source is told the name alone, so the stack has to tell: of the parser
 * of placeholders on one side, and the binder and the environment on the other, the one
 * that is nearest asked.
 */
final class BareLookup {

	private static final StackWalker STACK = StackWalker.getInstance();

	private static final String PARSER = "org.springframework.util.PlaceholderParser";

	private static final Set<String> OTHERS = Set.of("org.springframework.boot.context.properties.bind.Binder",
			"org.springframework.core.env.AbstractEnvironment");

	private BareLookup() {
	}

	/**
	 * Return whether the current lookup is for a placeholder.
	 * @return {@code true} if a placeholder is being resolved, {@code false} if a
	 * property is being read or bound, or if it can't be told
	 */
	static boolean fromPlaceholder() {
		return STACK.walk((frames) -> frames.map(StackWalker.StackFrame::getClassName)
			.filter((name) -> name.startsWith(PARSER) || OTHERS.contains(name))
			.findFirst()
			.filter((name) -> name.startsWith(PARSER))
			.isPresent());
	}

}
