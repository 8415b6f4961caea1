package org.pollwatch.warehouse;

import java.util.Optional;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/**
 * Which reports stand behind an indicator's {@code flagged}: those that flag it, and of a running figure ("so far") only the
 * latest of each place, as the figures count it.
 */
public final class FlagCondition {
    private FlagCondition() {}

    /**
     * @param form of the mission
     * @param indicator of any version of the form
     * @return a condition on rows of {@code reports}, under whatever name they are asked for
     */
    public static String of(Mission mission, String form, String indicator) {
        String flags = "list_contains(flags, " + Sql.text(indicator) + ")";
        return running(mission, form, indicator)
                .map(question -> flags
                        + " AND report_id IN (SELECT max_by(r.report_id, row(r.observed_at, r.report_id))"
                        + " FROM reports r JOIN " + Sql.name(FormTables.answers(form))
                        + " a ON a.report_id = r.report_id"
                        + " WHERE a." + Sql.name(FormTables.column(question.id())) + " IS NOT NULL GROUP BY r.place)")
                .orElse(flags);
    }

    private static Optional<Question> running(Mission mission, String form, String indicator) {
        return mission.versions(form).stream()
                .flatMap(version -> version.indicators().stream()
                        .filter(it -> it.id().equals(indicator))
                        .map(Indicator::question)
                        .flatMap(id -> version.question(id).stream()))
                .filter(Question::isCumulative)
                .findFirst();
    }
}
