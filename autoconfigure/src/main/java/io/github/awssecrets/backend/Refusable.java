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

package io.github.awssecrets.backend;

import java.util.concurrent.RejectedExecutionException;

/**
 * A task that others wait for, and that has to tell them if it is not done.
 *
 * @since 0.1.0
 */
public interface Refusable extends Runnable {

	/**
	 * Tells those who wait that it is not done. The task may be under way, and what comes
	 * of it then is too late.
	 * @param ex why not
	 */
	void refuse(RejectedExecutionException ex);

}
