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

package io.github.awssecrets.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InstanceMetadata}.
 */
class InstanceMetadataTests {

	@TempDir
	private Path firmware;

	@ParameterizedTest
	@CsvSource({ "sys_vendor,Amazon EC2,false", "sys_vendor,LENOVO,true", "sys_vendor,QEMU,true",
			"product_version,4.11.amazon,false", "bios_version,4.2.amazon,false" })
	void isElsewhereWhenFirmwareNamesAVendorGoesByIt(String file, String text, boolean elsewhere) throws IOException {
		write("sys_vendor", "Xen");
		write(file, text);
		assertThat(InstanceMetadata.isElsewhere(this.firmware)).isEqualTo(elsewhere);
	}

	@Test
	void isElsewhereWhenFirmwareTellsNothingIsFalse() throws IOException {
		assertThat(InstanceMetadata.isElsewhere(this.firmware)).isFalse();
		write("sys_vendor", "\n");
		assertThat(InstanceMetadata.isElsewhere(this.firmware)).isFalse();
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(this.firmware.resolve(file), text + "\n");
	}

}
