package org.pollwatch.local.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Where a cluster cannot be had a class of tests is skipped; what its end then misses, since it was never begun, is no failure.
 * For every class: JUnit finds it in {@code META-INF/services}.
 */
public final class NothingToEnd implements LifecycleMethodExecutionExceptionHandler {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(NothingToEnd.class);

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable cause) throws Throwable {
        if (cause instanceof TestAbortedException) {
            context.getStore(OWN).put(TestAbortedException.class, cause);
        }
        throw cause;
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable cause) throws Throwable {
        if (context.getStore(OWN).get(TestAbortedException.class) == null) {
            throw cause;
        }
    }
}
