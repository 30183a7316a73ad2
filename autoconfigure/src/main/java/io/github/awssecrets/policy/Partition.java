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

package io.github.awssecrets.policy;

import java.util.Arrays;

/**
 * A part of the world that AWS runs apart from the others, with ARNs and host names of
 * its own.
 */
enum Partition {

	CHINA("cn-", "aws-cn", "amazonaws.com.cn"), US_GOV("us-gov-", "aws-us-gov", "amazonaws.com"),
	EU_SOVEREIGN("eusc-", "aws-eusc", "amazonaws.eu"), ISO("us-iso-", "aws-iso", "c2s.ic.gov"),
	ISO_B("us-isob-", "aws-iso-b", "sc2s.sgov.gov"), ISO_E("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"),
	ISO_F("us-isof-", "aws-iso-f", "csp.hci.ic.gov"), STANDARD("", "aws", "amazonaws.com");

	private final String regions;

	private final String id;

	private final String domain;

	Partition(String regions, String id, String domain) {
		this.regions = regions;
		this.id = id;
		this.domain = domain;
	}

	static Partition of(String region) {
		return Arrays.stream(values())
			.filter((partition) -> region.startsWith(partition.regions))
			.findFirst()
			.orElse(STANDARD);
	}

	/**
	 * What ARNs have behind {@code arn:}.
	 */
	String id() {
		return this.id;
	}

	/**
	 * What the host names of services end with.
	 */
	String domain() {
		return this.domain;
	}

}
