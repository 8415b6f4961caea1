package org.pollwatch.browser.app;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.pollwatch.browser.Chromium;

/** Hands tests the set, started once, and a phone of their own, in whose picture a failure is kept. */
final class PhoneStage implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PhoneStage.class);

    /** Long, for machines that have other things to do; what must be fast is measured. */
    private static final double PATIENCE = 20_000;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PhoneSet.class || type == Phone.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        // The browser first: where there is none, nothing else need be started to say so.
        Chromium chromium = once(context, Chromium.class, Chromium::launch);
        PhoneSet set = once(context, PhoneSet.class, PhoneStage::startSet);
        if (parameter.getParameter().getType() == PhoneSet.class) {
            return set;
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Phone.class, key -> new Phone(chromium.browser(), set.line()), Phone.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        PhoneSet set = context.getRoot().getStore(NAMESPACE).get(PhoneSet.class, PhoneSet.class);
        if (set != null) {
            set.line().clear();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Phone phone = context.getStore(NAMESPACE).remove(Phone.class, Phone.class);
        if (phone == null) {
            return;
        }
        try (phone) {
            if (context.getExecutionException().isPresent()) {
                phone.picture(Path.of(
                        "target",
                        "failed",
                        context.getRequiredTestClass().getSimpleName() + "-"
                                + context.getRequiredTestMethod().getName() + ".png"));
            } else {
                phone.assertNothingHappened();
            }
        }
    }

    private static <T> T once(ExtensionContext context, Class<T> type, Supplier<T> start) {
        Store store = context.getRoot().getStore(NAMESPACE);
        String failure = type.getSimpleName() + " failed";
        if (store.get(failure) instanceof Throwable first) {
            throw new IllegalStateException(type.getSimpleName() + " did not start for an earlier test", first);
        }
        try {
            return store.getOrComputeIfAbsent(type, key -> start.get(), type);
        } catch (RuntimeException | AssertionError failed) {
            store.put(failure, failed);
            throw failed;
        }
    }

    private static PhoneSet startSet() {
        try {
            return new PhoneSet();
        } catch (Exception failed) {
            throw new IllegalStateException("the set did not start", failed);
        }
    }
}
