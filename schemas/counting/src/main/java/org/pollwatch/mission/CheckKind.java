package org.pollwatch.mission;

/** The kinds of rule that {@code checks.yaml} may declare. */
public enum CheckKind {
    /** two sums of numbers of one report */
    COMPARISON,
    /** a number of one report above a limit */
    THRESHOLD,
    /** a station larger than a station may be */
    CAPACITY,
    /** answers of one report that together are a finding */
    ANSWERS,
    /** a commission or station that did not admit the team */
    ACCESS_DENIED,
    /** a good evaluation beside flagged answers */
    EVALUATION,
    /** none of something, where very many make some of it likely */
    IMPLAUSIBLE_ZERO,
    /** the station's protocol and the commission's table differ */
    MISMATCH,
    /** a running figure that falls, or rises faster than people can vote */
    JUMP,
    /** two teams at one place answer a question of fact differently */
    CONTRADICTION,
    /** one incident known from several sources */
    EVIDENCE,
    /** nothing heard from a team or region for too long */
    SILENCE,
    /** a region whose rate stands above the rest */
    HOTSPOT,
    /** a sum of what was observed above an announced figure for all */
    SERIES_SUM,
    /** an observed share beside the announced one */
    SERIES_SHARE,
    /** fewer reports of an area than the plan expected, once its time is over */
    COVERAGE
}
