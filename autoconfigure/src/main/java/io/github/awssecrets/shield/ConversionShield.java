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

import java.util.function.Supplier;

import io.github.awssecrets.env.EnvironmentSecrets;

import org.springframework.beans.SimpleTypeConverter;
import org.springframework.beans.TypeConverter;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Keeps a secret out of the failure to convert it, as for a {@code @Value} of an
 * {@code int}: Spring quotes the text in the message.
 * <p>
 * It becomes the type converter of a bean factory, and converts as that itself would. A
 * converter that the application has set does so behind it.
 */
public final class ConversionShield implements BeanFactoryPostProcessor {

	private final EnvironmentSecrets secrets;

	/**
	 * Creates a shield.
	 * @param secrets know what must not be quoted
	 */
	public ConversionShield(EnvironmentSecrets secrets) {
		this.secrets = secrets;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		beanFactory.setTypeConverter(new ShieldedTypeConverter(converter(beanFactory), this.secrets));
	}

	/**
	 * A bean factory makes a converter for each use, since none is safe for use by
	 * several threads, unless it was given one.
	 */
	private static Supplier<TypeConverter> converter(ConfigurableListableBeanFactory beanFactory) {
		TypeConverter converter = beanFactory.getTypeConverter();
		return (converter == beanFactory.getTypeConverter()) ? () -> converter : () -> standard(beanFactory);
	}

	private static TypeConverter standard(ConfigurableListableBeanFactory beanFactory) {
		SimpleTypeConverter converter = new SimpleTypeConverter();
		converter.setConversionService(beanFactory.getConversionService());
		beanFactory.copyRegisteredEditorsTo(converter);
		return converter;
	}

}
