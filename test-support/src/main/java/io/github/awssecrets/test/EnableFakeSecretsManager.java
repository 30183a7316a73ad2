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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the application context of a test its own {@link FakeSecretsManager}.
 *
 * <pre class="code">
 * &#064;SpringBootTest
 * &#064;EnableFakeSecretsManager(secrets = "db/password=opensesame")
 * class OrderTests {
 *
 *     &#064;Autowired FakeSecretsManager secretsManager;
 *
 * }
 * </pre>
 *
 * The server runs before configuration data is loaded, so that
 * {@code spring.config.import=secrets:} reads from it as well. Endpoints, also those of
 * stores and of AWS STS, region and credentials are set with the highest precedence: a
 * test never reaches the real AWS. The server lives as long as the context, also where
 * several test classes share it. After each test its faults are cleared; secrets stay as
 * they are, for the application may have read them.
 * <p>
 * The annotation is inherited from superclasses and enclosing classes.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface EnableFakeSecretsManager {

	/**
	 * The secrets that are there from the beginning, each as {@code name=value}. What
	 * follows the first {@code =} is the value, as it stands.
	 * @return the secrets
	 */
	String[] secrets() default {};

	/**
	 * The prefix under which the secrets are put, and which the application is told as
	 * {@code aws.secrets.prefix}. Without one, the application keeps the prefix that it
	 * is configured with, and the names of the secrets are complete.
	 * @return the prefix
	 */
	String prefix() default "";

}
