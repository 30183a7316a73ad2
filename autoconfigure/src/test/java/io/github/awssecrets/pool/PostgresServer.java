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
package io.github.awssecrets.pool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of the test's own, from Debian's package.
 */
final class PostgresServer implements AutoCloseable {

	static final String MISSING = "PostgreSQL is not installed: apt-get install postgresql";

	private static final String ADMIN_PASSWORD = "admin";

	private final Path binaries;

	private final Path home;

	private final int port;

	private PostgresServer(Path binaries, Path home, int port) {
		this.binaries = binaries;
		this.home = home;
		this.port = port;
	}

	/**
	 * Where the server's programs are, if it is installed.
	 */
	static Optional<Path> binaries() {
		try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
			return versions.map((version) -> version.resolve("bin"))
				.filter((bin) -> Files.isExecutable(bin.resolve("initdb")))
				.max(Comparator.naturalOrder());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	static PostgresServer start(Path binaries) throws IOException {
		PostgresServer server = new PostgresServer(binaries, Files.createTempDirectory("postgres"), freePort());
		server.start();
		return server;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url(), "postgres", ADMIN_PASSWORD)) {
			connection.createStatement().execute(sql);
		}
	}

	private void start() throws IOException {
		Path password = Files.writeString(this.home.resolve("password"), ADMIN_PASSWORD);
		if (isRoot()) {
			run("chown", "-R", "postgres", this.home.toString());
		}
		String data = this.home.resolve("data").toString();
		runAsUser("initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", password.toString(),
				"--no-sync");
		runAsUser("pg_ctl", "-D", data, "-w", "-l", this.home.resolve("log").toString(), "-o",
				"-p " + this.port + " -h 127.0.0.1 -c unix_socket_directories= -c fsync=off", "start");
	}

	@Override
	public void close() throws IOException {
		runAsUser("pg_ctl", "-D", this.home.resolve("data").toString(), "-m", "immediate", "stop");
		FileSystemUtils.deleteRecursively(this.home);
	}

	/**
	 * The server refuses to run as root.
	 */
	private void runAsUser(String program, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
		command.add(this.binaries.resolve(program).toString());
		command.addAll(List.of(arguments));
		run(command.toArray(String[]::new));
	}

	private void run(String... command) throws IOException {
		Process process = new ProcessBuilder(command).directory(this.home.toFile())
			.redirectErrorStream(true)
			.redirectOutput(Path.of(this.home + ".log").toFile())
			.start();
		try {
			if (process.waitFor() != 0) {
				throw new IOException(String.join(" ", command) + ": " + Files.readString(Path.of(this.home + ".log")));
			}
			Files.deleteIfExists(Path.of(this.home + ".log"));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

}
