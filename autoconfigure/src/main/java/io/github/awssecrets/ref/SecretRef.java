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
 * A reference to a secret: what follows {@code secrets:} in a placeholder.
 *
 * <pre>
 * [store//]path[?stage=X|?version=ID][#member][:default]
 * [store//]arn[?stage=X|?version=ID][#member][:default]
 * [store//]arn:json-key:version-stage:version-id[:default]
 * </pre>
 * <ul>
 * <li>A <em>store</em> is lower-case letters, digits and {@code -}, and starts with a
 * letter.</li>
 * <li>A <em>path</em> is ASCII letters, digits and {@code /_+=.@!-}, without an empty
 * segment, a segment {@code .} or {@code ..}, or a slash at either end.</li>
 * <li>An <em>ARN</em> is a {@link SecretArn}: what starts with {@code arn:} is never a
 * path. Its tail is the one that <a href=
 * "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">ECS
 * has in {@code valueFrom}</a>: always three fields, each of which may be empty, never
 * both a stage and an id.</li>
 * <li>A <em>stage</em> or <em>version id</em> has the characters of a path.</li>
 * <li>A <em>member</em> is a {@link SecretMember}.</li>
 * <li>A <em>default</em> starts at the first colon after all of these, and is any text,
 * also an empty one.</li>
 * </ul>
 * References are equal when their texts are. Instances are immutable and meant to be
 * kept: parsed once, reading them allocates nothing.
 *
 * @since 0.1.0
 */
public final class SecretRef {

	private final String text;

	private final int hash;

	private final @Nullable String store;

	private final @Nullable String path;

	private final @Nullable SecretArn arn;

	private final SecretVersion version;

	private final @Nullable SecretMember member;

	private final @Nullable String defaultValue;

	/**
	 * The last name that a naming found for this reference. Not volatile: what races here
	 * is immutable, and a reader who misses it finds an equal one.
	 */
	@Nullable Named named;

	SecretRef(SecretRefParser parsed) {
		this.text = parsed.text;
		this.hash = parsed.text.hashCode();
		this.store = parsed.store;
		this.path = parsed.path;
		this.arn = parsed.arn;
		this.version = parsed.version;
		this.member = parsed.member;
		this.defaultValue = parsed.defaultValue;
	}

	/**
	 * Parses a reference, in a time that grows with its length alone.
	 * @param text what follows {@code secrets:} or {@code secrets@}, up to the end of the
	 * placeholder
	 * @return the reference
	 * @throws InvalidSecretRefException if the text is not a reference; it tells where
	 * and which rule is broken, and keeps the default to itself
	 */
	public static SecretRef of(String text) {
		return new SecretRefParser(text).parse();
	}

	/**
	 * Returns the name of the store that holds the secret.
	 * @return the store, or {@code null} for the default one
	 */
	public @Nullable String store() {
		return this.store;
	}

	/**
	 * Returns the path under the store's prefix.
	 * @return the path, or {@code null} when the reference is an ARN
	 */
	public @Nullable String path() {
		return this.path;
	}

	/**
	 * Returns the ARN, without a tail.
	 * @return the ARN, or {@code null} when the reference is a path
	 */
	public @Nullable SecretArn arn() {
		return this.arn;
	}

	/**
	 * Returns the version that is asked for.
	 * @return the version, {@link SecretVersion#CURRENT} unless the query or the ARN's
	 * tail names another
	 */
	public SecretVersion version() {
		return this.version;
	}

	/**
	 * Returns what is selected from the value.
	 * @return the member, or {@code null} for the whole value
	 */
	public @Nullable SecretMember member() {
		return this.member;
	}

	/**
	 * Returns the default. It may be a secret: don't show it.
	 * @return the default, possibly empty, or {@code null} when there is none
	 */
	public @Nullable String defaultValue() {
		return this.defaultValue;
	}

	/**
	 * Returns this reference as messages show it.
	 * @return the same reference without its default
	 */
	public SecretRef withoutDefault() {
		return (this.defaultValue == null) ? this
				: of(this.text.substring(0, this.text.length() - this.defaultValue.length() - 1));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof SecretRef ref && this.hash == ref.hash && this.text.equals(ref.text));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	/**
	 * Returns exactly the text that was parsed, with its default: messages show
	 * {@link #withoutDefault()}.
	 * @return the text
	 */
	@Override
	public String toString() {
		return this.text;
	}

	/**
	 * A name, and who found it.
	 */
	record Named(SecretNaming naming, SecretName name) {
	}

}
