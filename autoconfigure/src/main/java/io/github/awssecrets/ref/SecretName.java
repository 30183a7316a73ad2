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

import org.jspecify.annotations.Nullable;

/**
 * What AWS is asked for, and what a cache is keyed by.
 *
 * @param store the store, empty for the default one
 * @param path the path under the store's prefix, as the reference has it, or {@code null}
 * for an ARN
 * @param id the secret's name in AWS, prefix included, or its ARN
 * @param version the version
 * @since 0.1.0
 */
public record SecretName(String store, @Nullable String path, String id, SecretVersion version) {

	/**
	 * Returns how references address the secret: {@code db}, {@code audit//db}, or an
	 * ARN.
	 * @return the store, unless it is the default one, and the path or the ARN
	 */
	public String address() {
		String there = (this.path != null) ? this.path : this.id;
		return this.store.isEmpty() ? there : this.store + "//" + there;
	}

	/**
	 * Returns whether somebody means this secret. In an URL, servers make one slash of
	 * two, so one will do behind the store.
	 * @param text what somebody wrote: an address, or the name in AWS
	 * @return whether it is one of this secret
	 */
	public boolean isAddressedBy(String text) {
		return text.equals(address()) || text.equals(address().replace("//", "/")) || text.equals(this.id);
	}

	/**
	 * Returns the hash of the id, which tells nearly all names apart and is at hand.
	 */
	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

}
