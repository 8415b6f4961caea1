package org.pollwatch.mission;

/** How the numbers of one place combine: each report's own, or a running figure of which the latest holds. */
public enum Reading {
    PER_REPORT,
    CUMULATIVE
}
