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

import java.util.function.Supplier;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.context.refresh.ContextRefresher;

/**
 * Has each {@link ContextRefresher} read secrets again, whoever calls it, and answer the
 * names of the properties that depend on them. A secret that can't be read keeps its
 * value and is no exception: what is returned is {@link RefreshedProperties}, which says
 * so.
 *
 * @since 0.1.0
 */
public final class ContextRefresherPostProcessor implements BeanPostProcessor {

	private final ContextRefreshInterceptor interceptor;

	/**
	 * Creates a post-processor.
	 * @param refresh reads secrets again
	 * @param follower tells Spring Cloud of a change
	 */
	public ContextRefresherPostProcessor(Supplier<SecretsRefresh> refresh,
			Supplier<EnvironmentChangeFollower> follower) {
		this.interceptor = new ContextRefreshInterceptor(refresh, follower);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof ContextRefresher)) {
			return bean;
		}
		ProxyFactory proxy = new ProxyFactory(bean);
		proxy.setProxyTargetClass(true);
		proxy.addAdvice(this.interceptor);
		return proxy.getProxy(bean.getClass().getClassLoader());
	}

}
