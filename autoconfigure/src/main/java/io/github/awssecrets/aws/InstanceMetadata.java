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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * The metadata service of EC2 instances, which the SDK asks for a Region and credentials
 * where it finds none elsewhere. On other machines, nobody may answer for seconds.
 *
 * @since 0.1.0
 */
public final class InstanceMetadata {

	private static final Path FIRMWARE = Path.of("/sys/class/dmi/id");

	private InstanceMetadata() {
	}

	/**
	 * Has the whole JVM do without the service, where the machine says that it is none of
	 * Amazon's and nobody has said where the service is. Only for a JVM that is about to
	 * end.
	 */
	public static void ignoreUnlessOnEc2() {
		boolean configured = SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getNonDefaultStringValue().isPresent()
				|| SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT.getNonDefaultStringValue().isPresent();
		if (!configured && isElsewhere(FIRMWARE)) {
			System.setProperty(SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property(), "true");
		}
	}

	/**
	 * Whether the firmware names its vendor, and Amazon nowhere. In doubt it is not
	 * elsewhere.
	 */
	static boolean isElsewhere(Path firmware) {
		return !read(firmware.resolve("sys_vendor")).isBlank()
				&& List.of("sys_vendor", "product_version", "bios_vendor", "bios_version")
					.stream()
					.noneMatch((file) -> read(firmware.resolve(file)).toLowerCase(Locale.ROOT).contains("amazon"));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
