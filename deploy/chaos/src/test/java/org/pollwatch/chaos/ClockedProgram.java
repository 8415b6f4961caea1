package org.pollwatch.chaos;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Runs a program under a clock that may be wrong, and meanwhile shows that clock. */
public final class ClockedProgram {
    private static final long SHOWN_AGAIN_NANOS = 250_000_000;

    private ClockedProgram() {}

    /**
     * @param arguments file for what the clock shows, in milliseconds since 1970; the main class, then its own arguments
     * @throws ReflectiveOperationException when there is no such class, or no main method in it
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Path shown = Path.of(arguments[0]);
        Thread clock = new Thread(() -> show(shown), "clock");
        clock.setDaemon(true);
        clock.start();
        try {
            Class.forName(arguments[1]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 2, arguments.length));
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(arguments[1] + " failed", failed.getCause());
        }
    }

    private static void show(Path file) {
        try {
            while (true) {
                Files.writeString(file, Long.toString(System.currentTimeMillis()));
                LockSupport.parkNanos(SHOWN_AGAIN_NANOS);
            }
        } catch (IOException gone) {
            // So has the test, or it waits for what is never shown again, and says so.
        }
    }
}
