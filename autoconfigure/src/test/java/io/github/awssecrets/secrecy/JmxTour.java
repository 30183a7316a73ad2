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
package io.github.awssecrets.secrecy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.jspecify.annotations.Nullable;

/**
 * A visit to everything that can be read over JMX.
 */
final class JmxTour {

	private static final String ENDPOINTS = "org.springframework.boot";

	/**
	 * Those of the JVM itself that have nothing to do with an application.
	 */
	private static final Set<String> OTHERS = Set.of("java.nio", "java.util.logging", "jdk.management.jfr",
			"com.sun.management", "JMImplementation");

	private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

	private final Map<String, String> answers = new LinkedHashMap<>();

	/**
	 * What was answered, by bean and attribute or operation.
	 * @param properties what the endpoint for properties is asked for
	 */
	Map<String, String> answers(Collection<String> properties) throws JMException {
		Set<ObjectName> names = new HashSet<>(this.server.queryNames(null, null));
		names.removeIf((name) -> OTHERS.contains(name.getDomain()));
		for (ObjectName name : names) {
			for (MBeanAttributeInfo attribute : this.server.getMBeanInfo(name).getAttributes()) {
				put(name + "." + attribute.getName(), () -> this.server.getAttribute(name, attribute.getName()));
			}
			if (name.getDomain().equals(ENDPOINTS)) {
				visit(name, properties);
			}
		}
		return this.answers;
	}

	private void visit(ObjectName name, Collection<String> properties) throws JMException {
		for (MBeanOperationInfo operation : this.server.getMBeanInfo(name).getOperations()) {
			String place = name + "." + operation.getName();
			if (operation.getName().equals("environmentEntry")) {
				properties.forEach((property) -> put(place + "/" + property, () -> invoke(name, operation, property)));
			}
			else {
				put(place, () -> invoke(name, operation, null));
			}
		}
	}

	private Object invoke(ObjectName name, MBeanOperationInfo operation, @Nullable String argument) throws JMException {
		Object[] arguments = new Object[operation.getSignature().length];
		Arrays.fill(arguments, argument);
		String[] types = Arrays.stream(operation.getSignature()).map((each) -> each.getType()).toArray(String[]::new);
		return this.server.invoke(name, operation.getName(), arguments, types);
	}

	private void put(String place, JmxCall call) {
		try {
			this.answers.put(place, text(call.answer()));
		}
		catch (Exception ex) {
			this.answers.put(place, Throwables.text(ex));
		}
	}

	private static String text(@Nullable Object answer) {
		return Arrays.deepToString(new Object[] { (answer instanceof List<?> list) ? list.toArray() : answer });
	}

	private interface JmxCall {

		@Nullable Object answer() throws Exception;

	}

}
