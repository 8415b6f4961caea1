package org.pollwatch.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends when the process that started it ends, however that happened: the parent holds the
 * other end of standard input, and the system closes it even after a SIGKILL.
 */
public final class EndWithParent {

    private EndWithParent() {}

    /**
     * Starts watching, then the program.
     *
     * @param arguments the main class, then its own arguments
     * @throws ReflectiveOperationException when there is no such class, or no main method in it
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(EndWithParent::waitForTheEnd, "end-with-parent");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(arguments[0] + " failed", failed.getCause());
        }
    }

    private static void waitForTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said here; only the end counts.
            }
        } catch (IOException closed) {
            // The same as the end.
        }
        Runtime.getRuntime().exit(0);
    }
}
