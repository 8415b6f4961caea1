package org.pollwatch.contract.mission;

import java.util.Comparator;

/** Ids of the plan's pieces: {@code <team or ->:<ordinal within the team>}. */
final class PlanPiece {
    private static final String NO_TEAM = "-";

    /** The order of the plan: by team, those for any team first, then as in the table. */
    static final Comparator<String> ORDER =
            Comparator.comparing(PlanPiece::team).thenComparing(PlanPiece::ordinal);

    private PlanPiece() {}

    /** @param team blank where any team will do */
    static String id(String team, int ordinal) {
        return (team.isEmpty() ? NO_TEAM : team) + ":" + ordinal;
    }

    private static String team(String id) {
        String team = id.substring(0, Math.max(0, id.lastIndexOf(':')));
        return team.equals(NO_TEAM) ? "" : team;
    }

    private static long ordinal(String id) {
        String ordinal = id.substring(id.lastIndexOf(':') + 1);
        return ordinal.matches("[0-9]{1,9}") ? Long.parseLong(ordinal) : 0;
    }
}
