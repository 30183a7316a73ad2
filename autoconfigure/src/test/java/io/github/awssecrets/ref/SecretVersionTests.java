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
package io.github.awssecrets.ref;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SecretVersion}.
 */
class SecretVersionTests {

	@Test
	void isCurrentWhenStageIsAwsCurrentIsTrue() {
		assertThat(new SecretVersion("AWSCURRENT", null).isCurrent()).isTrue();
		assertThat(SecretVersion.ofStage("AWSCURRENT")).isSameAs(SecretVersion.CURRENT);
	}

	@Test
	void isCurrentWhenAnotherVersionIsFalse() {
		assertThat(SecretVersion.ofStage("AWSPREVIOUS").isCurrent()).isFalse();
		assertThat(SecretVersion.ofId("AWSCURRENT").isCurrent()).isFalse();
	}

	@Test
	void toStringWhenStageOrIdNamesIt() {
		assertThat(SecretVersion.ofStage("AWSPREVIOUS")).hasToString("stage AWSPREVIOUS");
		assertThat(SecretVersion.ofId("1-2")).hasToString("version 1-2");
	}

	@Test
	void newWhenNotExactlyOneIsGivenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion(null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion("a", "b"));
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion("a", ""));
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion("", null));
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion(null, ""));
	}

}
