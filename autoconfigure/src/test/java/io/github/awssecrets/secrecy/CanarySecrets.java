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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.usecases.TlsMaterial;

/**
 * Secrets of random texts in every place that a secret can have, and the properties that
 * use them. Whenever they are put anew, each has another text.
 */
final class CanarySecrets {

	private static final String DEFAULT = Canary.of("default").text();

	private static final String LITERAL = Canary.of("literal").text();

	private final FakeSecretsManager server;

	private final Path directory;

	private final List<Canary> all = new ArrayList<>();

	private final Map<String, String> arriving = new LinkedHashMap<>();

	private int generation;

	CanarySecrets(FakeSecretsManager server, Path directory) {
		this.server = server;
		this.directory = directory;
		this.all.add(new Canary("default", DEFAULT));
		this.all.add(new Canary("literal", LITERAL));
		this.arriving.put("canary.text.defaulted", DEFAULT);
		this.arriving.put("canary.text.literal", LITERAL);
	}

	/**
	 * Puts another version of each.
	 */
	void put() throws Exception {
		this.generation++;
		plain("plain", "%s", "canary.text.plain", "canary.text.chained-plain");
		plain("embedded", "%s");
		plain("default", "%s", "canary.text.in-default");
		plain("nasty", "%s${%s}#{'%s'.length()}\"'\\%s$%s", "canary.text.nasty");
		plain("list", "%s,%s", "canary.text.list");
		plain("element", "%s", "canary.list[0]");
		plain("key", "%s", "canary.map.plain-key", "canary.map[dotted.key]");
		plain("info", "%s", "info.canary");
		plain("value", "%s");
		plain("code", "%s");
		plain("fragile", "%s");
		this.arriving.put("canary.text.embedded", "https://user:" + text("embedded") + "@localhost/");
		json("json", "{\"member\": \"%s\", \"deep\": {\"list\": [\"%s\"]}}", "canary.text.member",
				"canary.text.pointer");
		json("chain", "{\"end\": \"%s\"}", "canary.text.chained");
		json("imported", "{\"key\": \"%s\", \"nested\": {\"key\": \"%s\"}}", "canary.text.imported",
				"imported.nested.key");
		json("db", "{\"password\": \"%s\"}", "spring.datasource.password");
		binary();
		file();
		tls();
	}

	static Map<String, String> properties() {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("canary.text.plain", "${secrets:plain}");
		properties.put("canary.text.chained-plain", "${chain.plain}");
		properties.put("chain.plain", "${secrets@plain}");
		properties.put("canary.text.embedded", "https://user:${secrets:embedded}@localhost/");
		properties.put("canary.text.in-default", "${none:${secrets:default}}");
		properties.put("canary.text.defaulted", "${secrets:absent:" + DEFAULT + "}");
		properties.put("canary.text.literal", "${secrets:literal}");
		properties.put("secrets:literal", LITERAL);
		properties.put("canary.text.nasty", "${secrets:nasty}");
		properties.put("canary.text.list", "${secrets:list}");
		properties.put("canary.split", "${secrets:list}");
		properties.put("canary.list[0]", "${secrets:element}");
		properties.put("canary.map.plain-key", "${secrets:key}");
		properties.put("canary.map[dotted.key]", "${secrets:key}");
		properties.put("info.canary", "${secrets:info}");
		properties.put("fragile.value", "${secrets:fragile}");
		properties.put("canary.text.member", "${secrets:json#member}");
		properties.put("canary.text.pointer", "${secrets:json#/deep/list/0}");
		properties.put("canary.text.chained", "${chain.a}");
		properties.put("chain.a", "${chain.b}");
		properties.put("chain.b", "${secrets:chain#end}");
		properties.put("spring.config.import", "secrets:imported?prefix=imported.");
		properties.put("canary.text.imported", "${imported.key}");
		properties.put("canary.text.binary", "${secrets:binary}");
		properties.put("canary.text.file", "${secrets:from/file}");
		properties.put("spring.datasource.password", "${secrets:db#password}");
		properties.put("spring.ssl.bundle.pem.canary.keystore.certificate", "${secrets:tls#certificate}");
		properties.put("spring.ssl.bundle.pem.canary.keystore.private-key", "${secrets:tls#key}");
		return properties;
	}

	/**
	 * All texts that must not be seen, those of earlier versions included.
	 */
	List<Canary> all() {
		return this.all;
	}

	/**
	 * The same without what is written in the configuration itself. A default is a part
	 * of its placeholder, which Spring names while it looks for it.
	 */
	List<Canary> secret() {
		return this.all.stream().filter((canary) -> !canary.name().equals("default")).toList();
	}

	/**
	 * Puts versions that nobody can use: a key that is none, and a password that the
	 * database does not know.
	 */
	void putUnusable() {
		this.generation++;
		this.server.put("db", "{\"password\": \"" + canary("unusable password", "%s").text() + "\"}");
		this.server.put("tls",
				"{\"certificate\": \"%1$s\", \"key\": \"%1$s\"}".formatted(canary("unusable key", "%s").text()));
	}

	/**
	 * What properties have to be.
	 */
	Map<String, String> arriving() {
		return this.arriving;
	}

	/**
	 * The current text of one secret.
	 */
	String text(String name) {
		return this.all.stream()
			.filter((canary) -> canary.name().equals(name + "/" + this.generation))
			.findFirst()
			.orElseThrow()
			.text();
	}

	/**
	 * A secret that the application writes, or tries to.
	 */
	String written(String template) {
		return canary("written", template).text();
	}

	private Canary canary(String name, String template) {
		Canary canary = Canary.of(name + "/" + this.generation, template);
		this.all.add(canary);
		return canary;
	}

	private void plain(String name, String template, String... properties) {
		Canary canary = canary(name, template);
		this.server.put(name, canary.text());
		for (String property : properties) {
			this.arriving.put(property, canary.text());
		}
	}

	private void json(String name, String template, String... properties) {
		String text = template;
		for (String property : properties) {
			Canary canary = canary(property, "%s");
			this.arriving.put(property, canary.text());
			text = text.replaceFirst("%s", canary.text());
		}
		this.server.put(name, text);
	}

	private void binary() {
		Canary canary = canary("binary", "%s");
		this.server.put("binary", canary.text().getBytes(StandardCharsets.UTF_8));
		this.arriving.put("canary.text.binary", Base64.getEncoder().encodeToString(canary.bytes()));
	}

	private void file() throws IOException {
		Canary canary = canary("file", "%s");
		Path file = this.directory.resolve("from").resolve("file");
		Files.createDirectories(file.getParent());
		Files.writeString(file, canary.text());
		this.arriving.put("canary.text.file", canary.text());
	}

	private void tls() throws Exception {
		TlsMaterial material = TlsMaterial.of("canary-" + this.generation, this.directory);
		this.server.put("tls", material.json());
		this.all.add(new Canary("tls/" + this.generation, material.key()));
		this.arriving.put("spring.ssl.bundle.pem.canary.keystore.private-key", material.key());
	}

}
