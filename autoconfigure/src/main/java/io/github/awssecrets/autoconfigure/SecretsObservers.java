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
package io.github.awssecrets.autoconfigure;

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.github.awssecrets.audit.AuditEvents;
import io.github.awssecrets.audit.AuditLog;
import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.TaskThreads;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;

/**
 * Lets those join who want to know of calls to AWS, each as early as it can be: the log
 * before anything is fetched, beans when all are there, and events when whoever listens
 * is sure to get them. Nothing is kept for later ones from then on.
 */
final class SecretsObservers implements BeanFactoryPostProcessor, Ordered, SmartInitializingSingleton,
		ApplicationListener<ContextRefreshedEvent>, DisposableBean {

	private final EnvironmentSecrets secrets;

	private final ObjectProvider<CallObserver> observers;

	private final ApplicationContext context;

	private final TaskThreads executor;

	private final AuditEvents events;

	SecretsObservers(EnvironmentSecrets secrets, ObjectProvider<CallObserver> observers, ApplicationContext context) {
		this.secrets = secrets;
		this.observers = observers;
		this.context = context;
		this.executor = new TaskThreads("aws-secrets-events-", Threading.VIRTUAL.isActive(context.getEnvironment()),
				Duration.ZERO, UnaryOperator.identity());
		this.events = new AuditEvents(context, this.executor);
	}

	/**
	 * Comes before {@link SecretsPrefetch}.
	 */
	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		this.secrets.observers().add(new AuditLog());
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.observers.orderedStream().forEach(this.secrets.observers()::add);
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		if (event.getApplicationContext() == this.context) {
			if (!areParents()) {
				this.secrets.observers().add(this.events);
			}
			this.secrets.observers().settle();
		}
	}

	/**
	 * Whether a parent has the same secrets, and publishes their events already.
	 */
	private boolean areParents() {
		ApplicationContext parent = this.context.getParent();
		return parent != null
				&& parent.getBeanProvider(EnvironmentSecrets.class).stream().anyMatch(this.secrets::equals);
	}

	@Override
	public void destroy() {
		this.secrets.observers().remove(this.events);
		this.executor.close();
	}

}
