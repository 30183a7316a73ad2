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

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Where a property is written, in few words: {@code application.yaml:12:15}.
 */
final class PropertyPlace {

	private PropertyPlace() {
	}

	static String of(Origin origin) {
		if (origin instanceof PropertySourceOrigin source) {
			return (source.getOrigin() != null) ? of(source.getOrigin()) : source.getPropertySource().getName();
		}
		if (origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
			TextResourceOrigin.Location location = text.getLocation();
			return name(text.getResource()) + ":" + (location.getLine() + 1) + ":" + (location.getColumn() + 1);
		}
		return origin.toString();
	}

	private static String name(Resource resource) {
		if (resource instanceof OriginTrackedResource tracked) {
			return name(tracked.getResource());
		}
		if (resource instanceof ClassPathResource classPath) {
			return classPath.getPath();
		}
		return (resource.getFilename() != null) ? resource.getFilename() : resource.getDescription();
	}

}
