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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.awssecrets.env.EnvironmentSecrets;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeConverter;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.convert.TypeDescriptor;

/**
 * A type converter whose failures do not quote a secret.
 */
final class ShieldedTypeConverter implements TypeConverter {

	private final Supplier<TypeConverter> converter;

	private final EnvironmentSecrets secrets;

	ShieldedTypeConverter(Supplier<TypeConverter> converter, EnvironmentSecrets secrets) {
		this.converter = converter;
		this.secrets = secrets;
	}

	@Override
	public <T> @Nullable T convertIfNecessary(@Nullable Object value, @Nullable Class<T> requiredType) {
		return convert(value, null, (converter) -> converter.convertIfNecessary(value, requiredType));
	}

	@Override
	public <T> @Nullable T convertIfNecessary(@Nullable Object value, @Nullable Class<T> requiredType,
			@Nullable MethodParameter methodParam) {
		return convert(value, methodParam,
				(converter) -> converter.convertIfNecessary(value, requiredType, methodParam));
	}

	@Override
	public <T> @Nullable T convertIfNecessary(@Nullable Object value, @Nullable Class<T> requiredType,
			@Nullable Field field) {
		return convert(value, field, (converter) -> converter.convertIfNecessary(value, requiredType, field));
	}

	@Override
	public <T> @Nullable T convertIfNecessary(@Nullable Object value, @Nullable Class<T> requiredType,
			@Nullable TypeDescriptor typeDescriptor) {
		Object place = (typeDescriptor != null) ? typeDescriptor.getSource() : null;
		return convert(value, place, (converter) -> converter.convertIfNecessary(value, requiredType, typeDescriptor));
	}

	private <T> @Nullable T convert(@Nullable Object value, @Nullable Object place,
			Function<TypeConverter, @Nullable T> conversion) {
		try {
			return conversion.apply(this.converter.get());
		}
		catch (TypeMismatchException ex) {
			throw (isSecret(value) || isSecret(elements(place))) ? withoutText(ex) : ex;
		}
	}

	private boolean isSecret(@Nullable Object value) {
		return value instanceof String text && this.secrets.isQuotedIn(text);
	}

	/**
	 * What an expression makes of a secret is one as well, and which one it takes can't
	 * be told.
	 */
	private boolean isSecret(Stream<AnnotatedElement> elements) {
		return elements.map((element) -> AnnotatedElementUtils.findMergedAnnotation(element, Value.class))
			.anyMatch((value) -> value != null && (this.secrets.isNeededBy(value.value())
					|| (value.value().contains("#{") && this.secrets.isUsed())));
	}

	private static Stream<AnnotatedElement> elements(@Nullable Object place) {
		if (place instanceof MethodParameter parameter) {
			return Stream.of(parameter.getParameter(), parameter.getExecutable());
		}
		return (place instanceof AnnotatedElement element) ? Stream.of(element) : Stream.empty();
	}

	private static TypeMismatchException withoutText(TypeMismatchException failure) {
		TypeMismatchException shielded = new TypeMismatchException("******", failure.getRequiredType(),
				new ShieldedException(failure));
		shielded.setStackTrace(failure.getStackTrace());
		return shielded;
	}

}
