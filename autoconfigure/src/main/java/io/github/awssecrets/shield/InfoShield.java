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
package io.github.awssecrets.shield;

import io.github.awssecrets.env.EnvironmentSecrets;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.info.EnvironmentInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Keeps secrets out of the endpoint {@code info}, which shows the properties below
 * {@code info} without asking whether they may be shown.
 */
public final class InfoShield implements BeanPostProcessor {

	private final EnvironmentSecrets secrets;

	/**
	 * Creates a shield.
	 * @param secrets the secrets that are not to be shown
	 */
	public InfoShield(EnvironmentSecrets secrets) {
		this.secrets = secrets;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof EnvironmentInfoContributor properties) ? masked(properties) : bean;
	}

	private InfoContributor masked(InfoContributor contributor) {
		return (builder) -> this.secrets.masked(() -> {
			contributor.contribute(builder);
			return true;
		});
	}

}
