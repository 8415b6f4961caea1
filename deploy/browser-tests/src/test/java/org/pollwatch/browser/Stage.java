package org.pollwatch.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the set and a page of their own. Set and browser are started once for all classes; a page is closed
 * after its test, which fails when the page has done what no page must do.
 */
final class Stage implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Stage.class);
    private static final int WIDTH = 1_366;
    private static final int HEIGHT = 768;

    /** Long, for machines that have other things to do; what must be fast is measured. */
    private static final double PATIENCE = 20_000;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningSet.class || type == MissionPage.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The browser first: where there is none, nothing else need be started to say so.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Chromium chromium = once(context, Chromium.class, Chromium::launch);
        if (parameter.getParameter().getType() == Chromium.class) {
            return chromium;
        }
        RunningSet set = once(context, RunningSet.class, Stage::startSet);
        if (parameter.getParameter().getType() == RunningSet.class) {
            return set;
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(MissionPage.class, key -> newPage(chromium, set), MissionPage.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        MissionPage page = context.getStore(NAMESPACE).remove(MissionPage.class, MissionPage.class);
        if (page == null) {
            return;
        }
        try (page) {
            if (context.getExecutionException().isPresent()) {
                page.picture(Path.of(
                        "target", "failed", context.getRequiredTestMethod().getName() + ".png"));
            } else {
                page.watch().assertNothingHappened();
            }
        }
    }

    private static <T> T once(ExtensionContext context, Class<T> type, Supplier<T> start) {
        Store store = context.getRoot().getStore(NAMESPACE);
        String failure = type.getSimpleName() + " failed";
        if (store.get(failure) instanceof Throwable first) {
            // Not tried again for each of the tests to come.
            throw new IllegalStateException(type.getSimpleName() + " did not start for an earlier test", first);
        }
        try {
            return store.getOrComputeIfAbsent(type, key -> start.get(), type);
        } catch (RuntimeException | AssertionError failed) {
            store.put(failure, failed);
            throw failed;
        }
    }

    private static RunningSet startSet() {
        try {
            RunningSet set = RunningSet.start();
            try {
                ObservedDay.report(set);
                return set;
            } catch (RuntimeException | AssertionError failed) {
                set.close();
                throw failed;
            }
        } catch (Exception failed) {
            throw new IllegalStateException("the set did not start", failed);
        }
    }

    /** A laptop's size, and without movement, so that nothing is looked at half way. */
    private static MissionPage newPage(Chromium chromium, RunningSet set) {
        NewContextOptions options =
                new NewContextOptions().setViewportSize(WIDTH, HEIGHT).setReducedMotion(ReducedMotion.REDUCE);
        return new MissionPage(chromium.browser().newContext(options), set.page());
    }
}
