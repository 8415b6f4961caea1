package org.pollwatch.benchmark.row;

import java.io.PrintWriter;

/** Says what is being done, with the time since the start. */
public final class Progress {
    private final PrintWriter out;
    private final long start = System.nanoTime();

    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** One line. */
    public void say(String what) {
        out.printf("%5.1f s  %s%n", seconds(), what);
        out.flush();
    }

    /** @return since the start */
    public double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
