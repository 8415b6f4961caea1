package org.pollwatch.headquarters.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a caller may do. Every operation of the API names one in the OpenAPI document ({@code x-permission}); headquarters
 * does not start with an operation that names none. Which role has which stands in {@link Role}.
 */
public enum Permission {
    /** Nothing is needed, not even an account: signing in, and what the public may see. */
    PUBLIC,
    /** Figures and statements that headquarters has released. */
    RELEASED,
    /** Live figures: missions, rates, coverage, announced figures, the quick count, the event stream. */
    FIGURES,
    /** What stands behind the figures: single reports, findings, incidents, refusals, reviews, search. */
    REPORTS,
    /** Breakdowns, comparisons and saved views. */
    ANALYSE,
    /** Read-only SQL over the whole mission: no filter of ours could keep a query to some areas. */
    SQL,
    /** Tables to take away. */
    EXPORT,
    /** Entering announced official figures. */
    ENTER_SERIES,
    /** Decisions about a report: quarantine, release, verify. */
    REVIEW,
    /** Writing a correction as headquarters' revision of a report. */
    CORRECT,
    /** Asking a team back. */
    ASK,
    /** Working on findings: assign, comment, resolve. */
    CASEWORK,
    /** Freezing a statement, and seeing those not released. */
    FREEZE,
    /** Releasing figures and statements to partners and the public. */
    RELEASE,
    /** Seeing who did what. */
    AUDIT,
    /** Adding and revoking accounts. */
    ACCOUNTS;

    /** @return its name in the OpenAPI document and in {@code GET /v1/session}, for example {@code enter-series} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return the permission of that name; empty where there is none */
    public static Optional<Permission> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** @return whether it reaches over the whole mission, so that a caller of some areas cannot have it */
    boolean needsWholeMission() {
        return switch (this) {
            case SQL, FREEZE, RELEASE, AUDIT, ACCOUNTS -> true;
            default -> false;
        };
    }
}
