package org.pollwatch.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Looked at by {@code verify --long} alone: what another test covers in the main, and a slow machine has no minutes for. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "only under verify --long")
public @interface OnlyLong {}
