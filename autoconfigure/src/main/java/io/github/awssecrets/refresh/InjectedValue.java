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
package io.github.awssecrets.refresh;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A {@code @Value} of a bean.
 *
 * @param place where it stands: {@code field 'password'}
 * @param text its text, with placeholders
 */
record InjectedValue(String place, String text) {

	/**
	 * The values that a bean was given.
	 * @param bean the bean
	 * @return the values of its fields, methods and constructors
	 */
	static Set<InjectedValue> in(Object bean) {
		Class<?> type = ClassUtils.getUserClass(AopUtils.getTargetClass(bean));
		Set<InjectedValue> values = new LinkedHashSet<>();
		ReflectionUtils.doWithFields(type, (field) -> add(values, "field '" + field.getName() + "'", field));
		for (Executable constructor : type.getDeclaredConstructors()) {
			values.addAll(in(constructor));
		}
		ReflectionUtils.doWithMethods(type, (method) -> {
			add(values, "method '" + method.getName() + "'", method);
			values.addAll(in(method));
		}, (method) -> !AnnotatedElementUtils.hasAnnotation(method, Bean.class));
		return values;
	}

	/**
	 * The values of the parameters of a method or constructor.
	 * @param executable the method or constructor
	 * @return the values
	 */
	static List<InjectedValue> in(Executable executable) {
		List<InjectedValue> values = new ArrayList<>();
		for (Parameter parameter : executable.getParameters()) {
			add(values, "parameter '" + parameter.getName() + "'", parameter);
		}
		return values;
	}

	private static void add(Collection<InjectedValue> values, String place, AnnotatedElement element) {
		Value value = AnnotatedElementUtils.findMergedAnnotation(element, Value.class);
		if (value != null) {
			values.add(new InjectedValue(place, value.value()));
		}
	}

}
