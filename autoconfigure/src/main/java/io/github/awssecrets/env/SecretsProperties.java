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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for secrets.
 *
 * @param enabled Whether AWS is asked for secrets.
 * @param prefix Text that precedes each path, with a slash between them, to make the name
 * in AWS.
 * @param region AWS Region of the secrets. Takes precedence over that of Spring Cloud
 * AWS.
 * @param endpoint URI of the Secrets Manager endpoint. Takes precedence over that of
 * Spring Cloud AWS.
 * @param failoverRegions AWS Regions with replicas of the secrets, which are read in this
 * order while the first Region can't be reached.
 * @param failoverEndpoints URIs of the Secrets Manager endpoints in those Regions, by
 * Region. Required where the first Region has an endpoint.
 * @param roleArn ARN of an IAM role to assume for reading secrets. Without one, they are
 * read with the credentials of Spring Cloud AWS.
 * @param roleSessionName Name of the session in which roles are assumed, as CloudTrail
 * shows it.
 * @param externalId External id that the trust policy of the role asks for.
 * @param stsEndpoint URI of the AWS STS endpoint, which gives out credentials of roles.
 * By default, it is that of Spring Cloud AWS or of the Region.
 * @param stores Other accounts, Regions, roles or prefixes to read from, by the name that
 * references have before two slashes.
 * @param sources Places to look for a secret, each asked as long as the secret does not
 * exist in those before.
 * @param allowedArns Patterns of the ARNs that references may name, where an asterisk
 * stands for any characters and a question mark for one.
 * @param timeout Time allowed for one request to AWS, its retries included.
 * @param startupTimeout Time that a reader of a secret waits at most, and for which a
 * start that AWS throttles reads again what is missing.
 * @param agent AWS Secrets Manager Agent that is asked in place of AWS.
 * @param environment Environment variables as a source of secrets.
 * @param files Files as a source of secrets.
 * @param cache Values that are kept.
 * @param refresh Reading again while the application runs.
 * @param snapshot Encrypted copy of the values that were read last, for a start while AWS
 * can't be reached.
 * @param health What the health of secrets goes by.
 * @param write Writing of secrets.
 * @since 0.1.0
 */
@ConfigurationProperties("aws.secrets")
public record SecretsProperties(@DefaultValue("true") boolean enabled, @Nullable String prefix, @Nullable String region,
		@Nullable URI endpoint, @DefaultValue List<String> failoverRegions,
		@DefaultValue Map<String, URI> failoverEndpoints, @Nullable String roleArn,
		@DefaultValue("aws-secrets") String roleSessionName, @Nullable String externalId, @Nullable URI stsEndpoint,
		@DefaultValue Map<String, Store> stores, @DefaultValue( {
				"environment", "aws", "files" }) List<Source> sources,
		@DefaultValue List<String> allowedArns, @DefaultValue("10s") Duration timeout,
		@DefaultValue("30s") Duration startupTimeout, @DefaultValue Agent agent, @DefaultValue Environment environment,
		@DefaultValue Files files, @DefaultValue Cache cache, @DefaultValue Refresh refresh,
		@DefaultValue Snapshot snapshot, @DefaultValue Health health, @DefaultValue Write write){

	/**
	 * Whether AWS is asked for secrets.
	 * @return whether it is one of the sources, and not switched off
	 */
	public boolean isAwsAsked() {
		return this.enabled && this.sources.contains(Source.AWS);
	}

	/**
	 * The sources that are asked before AWS.
	 * @return their names, as origins of values have them
	 */
	public Set<String> sourcesBeforeAws() {
		return this.sources.stream()
			.takeWhile((source) -> source != Source.AWS)
			.flatMap(SecretsProperties::origins)
			.collect(Collectors.toSet());
	}

	private static Stream<String> origins(Source source) {
		String origin = source.name().toLowerCase(Locale.ROOT);
		return (source == Source.ENVIRONMENT) ? Stream.of(origin, "environment-file") : Stream.of(origin);
	}

	/**
	 * A place to look for secrets.
	 */
	public enum Source {

		/** Environment variables. */
		ENVIRONMENT,

		/** AWS Secrets Manager. */
		AWS,

		/** Files below a directory. */
		FILES

	}

	/**
	 * AWS Secrets Manager Agent, a process beside the application that reads from AWS for
	 * it.
	 *
	 * @param url URL of the agent on this machine. AWS is asked directly until it is set.
	 * @param token Token that the agent wants to be shown.
	 * @param tokenFile File that holds the token, read for each request. Without it and
	 * without a token, the environment variable AWS_TOKEN is used as the agent uses it.
	 */
	public record Agent(@Nullable URI url, @Nullable String token, @Nullable String tokenFile) {

		/**
		 * A record would print the token.
		 */
		@Override
		public String toString() {
			return "Agent[url=" + this.url + ", token=******, tokenFile=" + this.tokenFile + "]";
		}

	}

	/**
	 * Another place in AWS to read from.
	 *
	 * @param prefix Text that precedes each path, with a slash between them, to make the
	 * name in AWS. That of the default store does not apply.
	 * @param region AWS Region of the secrets. By default, it is that of the default
	 * store.
	 * @param endpoint URI of the Secrets Manager endpoint. By default, it is that of the
	 * default store.
	 * @param failoverRegions AWS Regions with replicas of the store's secrets, which are
	 * read in this order while the first Region can't be reached.
	 * @param failoverEndpoints URIs of the Secrets Manager endpoints in those Regions, by
	 * Region. Required where the first Region has an endpoint.
	 * @param roleArn ARN of an IAM role to assume for reading secrets. By default, it is
	 * that of the default store; an empty text means none.
	 * @param externalId External id that the trust policy of this store's role asks for.
	 */
	public record Store(@Nullable String prefix, @Nullable String region, @Nullable URI endpoint,
			@DefaultValue List<String> failoverRegions, @DefaultValue Map<String, URI> failoverEndpoints,
			@Nullable String roleArn, @Nullable String externalId) {
	}

	/**
	 * Environment variables as a source of secrets.
	 *
	 * @param prefix Text that the name of each variable starts with.
	 * @param file File of further variables, in the format of a .env file. Read once, and
	 * asked for what the variables of the process don't have. Not used until it is set.
	 */
	public record Environment(@DefaultValue("SECRET_") String prefix, @Nullable String file) {
	}

	/**
	 * Files as a source of secrets.
	 *
	 * @param directory Directory below which each file holds one secret. Not used as a
	 * source until it is set.
	 */
	public record Files(@Nullable String directory) {
	}

	/**
	 * What is kept, and for how long.
	 *
	 * @param ttl Time for which a value is fresh.
	 * @param maxStale Age up to which a value is served while no newer one can be
	 * fetched.
	 * @param maximumSize Number of secrets that are kept.
	 */
	public record Cache(@DefaultValue("5m") Duration ttl, @DefaultValue("24h") Duration maxStale,
			@DefaultValue("1000") long maximumSize) {
	}

	/**
	 * Reading again while the application runs.
	 *
	 * @param interval Average time between two refreshes of all secrets. Not done until
	 * it is set, and not if it is zero.
	 */
	public record Refresh(@Nullable Duration interval) {
	}

	/**
	 * Encrypted copy of the values that were read last, for a start while AWS can't be
	 * reached.
	 *
	 * @param file File to write. There is no copy until it is set.
	 * @param key Key of 32 bytes in Base64 that the file is encrypted with.
	 * @param kmsKey Id, alias or ARN of a KMS key that the key of the file is wrapped by,
	 * instead of a key of your own.
	 * @param kmsEndpoint URI of the AWS KMS endpoint. By default, it is that of Spring
	 * Cloud AWS or of the Region.
	 */
	public record Snapshot(@Nullable String file, @Nullable String key, @Nullable String kmsKey,
			@Nullable URI kmsEndpoint) {

		@Override
		public String toString() {
			return "Snapshot[file=" + this.file + ", kmsKey=" + this.kmsKey + ", kmsEndpoint=" + this.kmsEndpoint + "]";
		}

	}

	/**
	 * What the health of secrets goes by.
	 *
	 * @param maxAge Age of what is known of a secret from which a health check has it
	 * read again, without waiting for it.
	 */
	public record Health(@DefaultValue("1m") Duration maxAge) {
	}

	/**
	 * Writing of secrets.
	 *
	 * @param enabled Whether the application may write secrets.
	 * @param kmsKeyId ID, ARN or alias of the KMS key that encrypts secrets which are
	 * created. That of AWS until it is set.
	 * @param tags Tags of secrets which are created.
	 */
	public record Write(@DefaultValue("false") boolean enabled, @Nullable String kmsKeyId,
			@DefaultValue Map<String, String> tags) {
	}

}
