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
package io.github.awssecrets.test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param <T> what is listed
 * @param items the items on this page
 * @param nextToken what to ask the next page with, or {@code null} if this is the last
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

	/**
	 * The page that a request asks for.
	 * @param <T> what is listed
	 * @param all the whole list
	 * @param request the request, with {@code NextToken} and {@code MaxResults}
	 * @param max the size of a page unless the request wants a smaller one
	 * @return the page
	 */
	static <T> Page<T> of(List<T> all, Request request, int max) {
		int start = Math.min(offset(request), all.size());
		int end = Math.min(start + request.number("MaxResults", max, 1, max), all.size());
		return new Page<>(all.subList(start, end), (end < all.size()) ? token(end) : null);
	}

	/**
	 * The token that asks for the same page again.
	 * @param request a request for a page
	 * @return the token
	 */
	static String sameAgain(Request request) {
		return token(offset(request));
	}

	void writeTokenTo(Map<String, Object> answer) {
		if (this.nextToken != null) {
			answer.put("NextToken", this.nextToken);
		}
	}

	private static String token(int offset) {
		return Base64.getEncoder().encodeToString(("offset:" + offset).getBytes(StandardCharsets.UTF_8));
	}

	private static int offset(Request request) {
		String token = request.text("NextToken");
		if (token == null) {
			return 0;
		}
		try {
			String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
			return Integer.parseUnsignedInt(text, "offset:".length(), text.length(), 10);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new RefusedException(400, "InvalidNextTokenException", "The NextToken value is invalid.");
		}
	}

}
