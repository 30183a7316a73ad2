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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One store's rules: how its references become names in AWS. A path stays below the
 * prefix; an ARN is the only way out of it, and only where a pattern allows it.
 * <p>
 * Instances are immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SecretNaming {

	private static final int LONGEST = 512;

	private static final int SUFFIX = "-AbCdEf".length();

	private final String store;

	private final String root;

	private final List<ArnPattern> allowedArns;

	private SecretNaming(String store, String root, List<ArnPattern> allowedArns) {
		this.store = store;
		this.root = root;
		this.allowedArns = allowedArns;
	}

	/**
	 * Creates the rules of the default store.
	 * @param prefix what stands before every path; {@code null} or blank for nothing. One
	 * slash at its end is ignored, one at its start is part of the name, and {@code /}
	 * alone makes every name start with a slash
	 * @param allowedArns patterns for the ARNs that may be read: {@code *} stands for any
	 * characters, {@code ?} for one
	 * @return the rules
	 * @throws InvalidSecretNamingException if the prefix or a pattern is invalid
	 */
	public static SecretNaming of(@Nullable String prefix, List<String> allowedArns) {
		return new SecretNaming("", root(prefix), allowedArns.stream().map(ArnPattern::new).toList());
	}

	/**
	 * Creates the rules of a store with a name.
	 * @param store the store's name in references
	 * @param prefix as for {@link #of(String, List)}
	 * @param allowedArns as for {@link #of(String, List)}
	 * @return the rules
	 * @throws InvalidSecretNamingException if the name, the prefix or a pattern is
	 * invalid
	 */
	public static SecretNaming of(String store, @Nullable String prefix, List<String> allowedArns) {
		Violation violation = checkStore(store, store.length());
		if (violation != null) {
			throw new InvalidSecretNamingException("stores", store, violation);
		}
		return new SecretNaming(store, root(prefix), allowedArns.stream().map(ArnPattern::new).toList());
	}

	/**
	 * Returns the name that a reference stands for. Asked again for the same instance, it
	 * returns the same name and allocates nothing.
	 * @param ref a reference of this store
	 * @return the name
	 * @throws SecretNameException if the reference is of another store, the ARN is not
	 * allowed, or the name is too long for AWS
	 */
	public SecretName nameOf(SecretRef ref) {
		SecretRef.Named named = ref.named;
		if (named == null || named.naming() != this) {
			named = new SecretRef.Named(this, name(ref));
			ref.named = named;
		}
		return named.name();
	}

	/**
	 * Returns what stands before every path.
	 * @return the prefix with the slash at its end, or nothing where there is none
	 */
	public String prefix() {
		return this.root;
	}

	static @Nullable Violation checkStore(String text, int end) {
		String what = "the name of a store, before '//', starts with a letter and";
		Violation violation = Alphabet.LOWER_CASE.check(what, text, 0, end);
		boolean letter = end > 0 && text.charAt(0) >= 'a';
		return (violation != null || letter) ? violation : new Violation(0, what + " is not empty");
	}

	private SecretName name(SecretRef ref) {
		String refStore = (ref.store() != null) ? ref.store() : "";
		if (!refStore.equals(this.store)) {
			throw new SecretNameException(ref, "it is of another store than " + describe(this.store));
		}
		SecretArn arn = ref.arn();
		return new SecretName(this.store, ref.path(), (arn != null) ? id(ref, arn) : id(ref), ref.version());
	}

	private String id(SecretRef ref) {
		String id = this.root + ref.path();
		if (id.length() > LONGEST) {
			throw new SecretNameException(ref,
					"prefix and path together have " + id.length() + " characters, and AWS allows " + LONGEST);
		}
		return id;
	}

	private String id(SecretRef ref, SecretArn arn) {
		if (arn.name().length() > LONGEST + SUFFIX) {
			throw new SecretNameException(ref,
					"the name in the ARN has " + arn.name().length() + " characters, and AWS allows " + LONGEST);
		}
		String id = arn.toString();
		if (this.allowedArns.stream().noneMatch((pattern) -> pattern.matches(id))) {
			throw new SecretNameException(ref,
					"no pattern in aws.secrets.allowed-arns matches its ARN; to allow it, add '" + id + "' there");
		}
		return id;
	}

	private static String describe(String store) {
		return store.isEmpty() ? "the default one" : "'" + store + "'";
	}

	private static String root(@Nullable String prefix) {
		if (prefix == null || prefix.isBlank()) {
			return "";
		}
		String root = prefix.endsWith("/") ? prefix : prefix + "/";
		if (root.length() > 1) {
			int start = root.startsWith("/") ? 1 : 0;
			Violation violation = Segments.check("a prefix", root, start, root.length() - 1);
			if (violation != null) {
				throw new InvalidSecretNamingException("prefix", prefix, violation);
			}
		}
		return root;
	}

}
