package org.pollwatch.simulator.figures;

import java.util.Locale;

/** How a printed figure and ours compare. */
public enum Verdict {
    EQUAL,
    DIFFERENT,
    /** shown as printed, never computed */
    QUOTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
