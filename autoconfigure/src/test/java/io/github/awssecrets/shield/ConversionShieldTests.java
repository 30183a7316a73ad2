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

import java.beans.PropertyEditorSupport;
import java.lang.reflect.Field;

import io.github.awssecrets.env.EnvironmentSecrets;
import org.junit.jupiter.api.Test;

import org.springframework.beans.SimpleTypeConverter;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConversionShieldTests {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void convertWhenTextIsConvertibleConvertsIt() {
		shield();
		assertThat(this.beanFactory.getTypeConverter().convertIfNecessary("42", int.class)).isEqualTo(42);
	}

	@Test
	void convertWhenBeanFactoryHasAnEditorUsesIt() {
		shield();
		this.beanFactory.registerCustomEditor(Place.class, PlaceEditor.class);
		assertThat(this.beanFactory.getTypeConverter().convertIfNecessary("here", Place.class))
			.isEqualTo(new Place("here"));
	}

	@Test
	void convertWhenBeanFactoryHasAConversionServiceUsesIt() {
		shield();
		DefaultConversionService conversion = new DefaultConversionService();
		conversion.addConverter(String.class, Place.class, Place::new);
		this.beanFactory.setConversionService(conversion);
		assertThat(this.beanFactory.getTypeConverter().convertIfNecessary("here", Place.class))
			.isEqualTo(new Place("here"));
	}

	@Test
	void convertWhenBeanFactoryHasAConverterOfItsOwnUsesThat() {
		SimpleTypeConverter own = new SimpleTypeConverter();
		own.registerCustomEditor(Place.class, new PlaceEditor());
		this.beanFactory.setTypeConverter(own);
		shield();
		assertThat(this.beanFactory.getTypeConverter().convertIfNecessary("here", Place.class))
			.isEqualTo(new Place("here"));
	}

	@Test
	void convertWhenTextIsNoSecretFailsWithIt() {
		shield();
		assertThatExceptionOfType(TypeMismatchException.class)
			.isThrownBy(() -> this.beanFactory.getTypeConverter().convertIfNecessary("visible", int.class))
			.withMessageContaining("visible");
	}

	@Test
	void convertWhenValueNeedsASecretFailsWithoutIt() throws Exception {
		shield();
		Field field = getClass().getDeclaredField("value");
		assertThatExceptionOfType(TypeMismatchException.class)
			.isThrownBy(() -> this.beanFactory.getTypeConverter().convertIfNecessary("opensesame", int.class, field))
			.withMessageContaining("'int'; it depends on a secret, and is not shown")
			.withMessageNotContaining("opensesame")
			.satisfies((failure) -> assertThat(failure.getValue()).isEqualTo("******"));
	}

	private void shield() {
		new ConversionShield(EnvironmentSecrets.of(new StandardEnvironment())).postProcessBeanFactory(this.beanFactory);
	}

	@Value("${secrets:text}")
	int value;

	record Place(String name) {

	}

	static class PlaceEditor extends PropertyEditorSupport {

		@Override
		public void setAsText(String text) {
			setValue(new Place(text));
		}

	}

}
