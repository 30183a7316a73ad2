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
package io.github.awssecrets.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.awssecrets.benchmarks.Page;
import io.github.awssecrets.test.FakeSecretsManager;

import org.springframework.boot.convert.DurationStyle;

/**
 * Starts one application after the other at one server, and ends with status 1 if a
 * criterion is not met.
 */
final class Soak implements AutoCloseable {

	private static final int SECRETS = 500;

	private static final int READERS = 200;

	private static final int REFRESHERS = 4;

	private static final Duration SHORTEST_LIFE = Duration.ofSeconds(6);

	private static final Duration LONGEST_LIFE = Duration.ofSeconds(20);

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Ledger ledger = new Ledger(SECRETS);

	private final Findings findings = new Findings();

	private final Tally tally = new Tally();

	private final Residue residue = new Residue();

	private final Weather weather = new Weather(this.server, this.ledger, this.tally.faults);

	private final AtomicBoolean fair = new AtomicBoolean();

	private final SplittableRandom random;

	private volatile boolean over;

	private Soak(long seed) {
		this.random = new SplittableRandom(seed);
	}

	/**
	 * Runs the soak.
	 * @param args how long, such as {@code 10m}; the seed; the page that has the table
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		Duration duration = DurationStyle.detectAndParse(args[0]);
		long seed = Long.parseLong(args[1]);
		try (Soak soak = new Soak(seed)) {
			Report report = soak.run(duration);
			String markdown = report.markdown(duration, seed);
			System.out.println(markdown + "\n" + report.examples());
			new Page(Path.of(args[2])).replace("soak", markdown);
			System.exit(soak.findings.passed() ? 0 : 1);
		}
	}

	private Report run(Duration duration) throws InterruptedException {
		for (int i = 0; i < SECRETS; i++) {
			this.ledger.rotate(i, this.server);
		}
		new Chore(100, this.random.nextLong(), this::goesOn, this::rotate).start("rotation");
		new Chore(3000, this.random.nextLong(), this::goesOn, this::changeWeather).start("weather");
		long end = System.nanoTime() + duration.toNanos();
		for (int number = 0; System.nanoTime() < end; number++) {
			live(number);
			this.residue.take(this.findings, SECRETS + this.tally.rotations.sum());
		}
		this.over = true;
		this.residue.judge(this.findings);
		return new Report(this.findings, this.tally, this.residue);
	}

	private void rotate(SplittableRandom random) {
		this.ledger.rotate(this.ledger.any(random), this.server);
		this.tally.rotations.increment();
	}

	private void changeWeather(SplittableRandom random) {
		if (!this.fair.get()) {
			this.weather.change(random);
		}
	}

	private boolean goesOn() {
		return !this.over;
	}

	/**
	 * The life of an application. What does not start in bad weather does in fair.
	 */
	private void live(int number) throws InterruptedException {
		Application application = start(Limits.of(number, SECRETS));
		application.prefetch();
		Reader reader = new Reader(application, this.ledger, this.findings, this.tally);
		Refreshing refreshing = new Refreshing(application, this.ledger, this.tally);
		long seed = this.random.nextLong();
		Crowd crowd = new Crowd(READERS, (i) -> new Chore(40, seed + i, () -> !application.isClosing(), reader::read));
		Crowd refreshes = new Crowd(REFRESHERS,
				(i) -> new Chore(1000, seed - i, () -> !application.isClosing(), refreshing::refresh));
		Thread.sleep(this.random.nextLong(SHORTEST_LIFE.toMillis(), LONGEST_LIFE.toMillis()));
		long begun = System.nanoTime();
		application.close();
		this.tally.longestClose.accumulate(System.nanoTime() - begun);
		this.findings.check(Criterion.TOO_LONG, crowd.await(), "a reader has not ended a minute after the end");
		this.findings.check(Criterion.TOO_LONG, refreshes.await(), "a refresh has not ended a minute after the end");
	}

	private Application start(Limits limits) throws InterruptedException {
		long begun = System.nanoTime();
		this.tally.starts.increment();
		try {
			Application application = Application.start(this.server, this.ledger, limits);
			this.findings.check(Criterion.START, true, "");
			return application;
		}
		catch (RuntimeException ex) {
			this.tally.failedStarts.increment();
			Duration took = Duration.ofNanos(System.nanoTime() - begun);
			this.findings.check(Criterion.START, took.compareTo(Limits.START_TIMEOUT.plusSeconds(60)) <= 0,
					"failed after " + took);
			this.residue.take(this.findings, SECRETS + this.tally.rotations.sum());
			return startInFairWeather(limits);
		}
	}

	private Application startInFairWeather(Limits limits) {
		this.fair.set(true);
		this.weather.clear();
		this.tally.starts.increment();
		try {
			return Application.start(this.server, this.ledger, limits);
		}
		catch (RuntimeException ex) {
			this.findings.check(Criterion.START, false, ex.toString());
			throw ex;
		}
		finally {
			this.fair.set(false);
		}
	}

	@Override
	public void close() {
		this.over = true;
		this.server.close();
	}

}
