package org.pollwatch.local.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Keeps a command running until Ctrl-C or {@code pollwatch stop}, and closes what runs then. */
final class UntilStopped {
    private static final Duration LOOK = Duration.ofMillis(500);

    private UntilStopped() {}

    /**
     * Closes something when this process is asked to end, from now on: also while more is being started.
     *
     * @param running what to close
     * @param farewell what to say when it is closed
     */
    static void closeAtTheEnd(AutoCloseable running, Runnable farewell) {
        Thread hook = new Thread(
                () -> {
                    try {
                        running.close();
                    } catch (Exception failed) {
                        FailureLog.record(failed);
                    }
                    farewell.run();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Returns never, but for an interrupt: the process ends through its hooks. */
    static void hold() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Returns when what runs has stopped by itself. */
    static void holdWhile(BooleanSupplier alive) throws InterruptedException {
        while (alive.getAsBoolean()) {
            Thread.sleep(LOOK.toMillis());
        }
    }
}
