package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints a line for each part that is ready: name, address, and how long after the start. */
final class PartLines {

    private final PrintWriter out;
    private final long start = System.nanoTime();

    PartLines(PrintWriter out) {
        this.out = out;
    }

    void print(String name, String address) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(String.format(Locale.ROOT, "%-13s %-52s %5.1f s", name, address, seconds));
        out.flush();
    }
}
