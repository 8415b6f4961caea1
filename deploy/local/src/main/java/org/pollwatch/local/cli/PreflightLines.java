package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.pollwatch.local.Preflight;

/** Prints what was checked before a start, one line each. */
final class PreflightLines {

    private final PrintWriter out;

    PreflightLines(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints them all.
     *
     * @return whether all passed
     */
    boolean print(List<Preflight.Check> checks) {
        for (Preflight.Check check : checks) {
            String verdict = check.passed() ? "ok" : "not enough";
            out.println(String.format(Locale.ROOT, "%-13s %s: %s", check.name(), verdict, check.text()));
        }
        out.flush();
        return checks.stream().allMatch(Preflight.Check::passed);
    }
}
