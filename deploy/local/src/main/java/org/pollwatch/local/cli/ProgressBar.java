package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.pollwatch.simulator.drive.DayListener;

/** How far a simulated day is: a bar where there is a terminal, a line every few seconds where there is none. */
final class ProgressBar implements DayListener {

    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);

    private final PrintWriter out;
    private final boolean terminal;
    private long next = Long.MIN_VALUE;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On this process's own output: the launcher knows whether that is a terminal. */
    static ProgressBar on(PrintWriter out) {
        return new ProgressBar(out, Boolean.getBoolean("pollwatch.terminal"));
    }

    @Override
    public void progress(Progress progress) {
        boolean last = progress.done() >= progress.total();
        long now = System.nanoTime();
        if (!last && next != Long.MIN_VALUE && now - next < 0) {
            return;
        }
        next = now + (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
        if (terminal) {
            int full = (int) (WIDTH * progress.done() / Math.max(1, progress.total()));
            out.print("\r\033[K  [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + text(progress));
            if (last) {
                out.println();
            }
        } else {
            out.println("  " + text(progress));
        }
        out.flush();
    }

    private static String text(Progress progress) {
        return String.format(
                Locale.ROOT,
                "%s  %,d of %,d reports sent",
                CLOCK.format(progress.localTime()),
                progress.done(),
                progress.total());
    }
}
