package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints a line for each part that is ready: name, address, and how long after the start. */
final class PartLines {

    private final PrintWriter out;
    private final Instant start = Instant.now();

    PartLines(PrintWriter out) {
        this.out = out;
    }

    void print(String name, String address) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "%-13s %-52s %5.1f s", name, address, seconds));
        out.flush();
    }
}
