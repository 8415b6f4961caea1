package org.pollwatch.mission;

import java.util.Locale;

/** The part of election day that a form is about. */
public enum Phase {
    OPENING,
    VOTING,
    COUNTING,
    TABULATION,
    INCIDENT;

    /** @return the word used in files and on the wire */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
