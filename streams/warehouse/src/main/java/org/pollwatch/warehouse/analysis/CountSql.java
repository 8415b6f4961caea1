package org.pollwatch.warehouse.analysis;

import java.util.Optional;
import java.util.stream.Collectors;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.warehouse.FormTables;
import org.pollwatch.warehouse.Sql;

/**
 * The SQL that counts a breakdown. Which reports flag an indicator the counting core has written down when they came
 * ({@code flags}); what is counted here is the states of answers and, of a running figure, the latest reading of each place,
 * as {@link org.pollwatch.counting.Contributions} and {@link org.pollwatch.counting.PlaceTally} do.
 */
final class CountSql {
    private static final String WORDS = "'not_observed', 'not_applicable'";

    private final BreakdownQuery asked;
    private final Question question;
    private final String column;
    private final boolean whole;

    /** @param whole one row for everything, instead of a row for each key */
    CountSql(BreakdownQuery asked, boolean whole) {
        this.asked = asked;
        this.question = asked.question();
        this.column = column(question);
        this.whole = whole;
    }

    /**
     * @return gives key, reports, places, not observed, not applicable, not asked, missing, flagged, applicable, places
     *     flagged, places applicable, n, sum, least, median, greatest
     */
    String counts() {
        String above = isRatio() ? sum("value", "below IS NOT NULL") : "count(*) FILTER (counted AND flagged)";
        String below = isRatio() ? sum("below", "value IS NOT NULL") : "count(*) FILTER (counted)";
        return keyed() + "SELECT key, count(*), " + places("TRUE") + ", " + states() + ", " + above + ", " + below
                + ", "
                + (isRatio() ? "0, 0" : places("counted AND flagged") + ", " + places("counted"))
                + ", count(value) FILTER (counted), " + sum("value", "TRUE")
                + ", min(value) FILTER (counted), quantile_disc(value, 0.5) FILTER (counted),"
                + " max(value) FILTER (counted) FROM keyed GROUP BY key ORDER BY key";
    }

    /** @return gives key, answer, count; empty where the question has no answers in words of its own */
    Optional<String> answers() {
        if (question.answers().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(keyed() + "SELECT key, answer, count(*) FROM (SELECT key, unnest(words) AS answer FROM keyed"
                + " WHERE state = 'given') GROUP BY ALL");
    }

    private static String sum(String of, String where) {
        return "coalesce(sum(" + of + ") FILTER (counted AND " + where + "), 0)::BIGINT";
    }

    private static String states() {
        return "count(*) FILTER (state = 'not_observed'), count(*) FILTER (state = 'not_applicable'),"
                + " count(*) FILTER (state = 'not_asked'), count(*) FILTER (state = 'missing')";
    }

    private String places(String which) {
        boolean aboutAreas = asked.form().subject() == FormSubject.AREA;
        return aboutAreas ? "0" : "count(DISTINCT place) FILTER (" + which + ")";
    }

    private String keyed() {
        String words =
                switch (question.type()) {
                    case CHOICES -> column;
                    case YES_NO, CHOICE, EVALUATION -> "[" + column + "]";
                    case INTEGER, TIME, VOTES, PROTOCOLS, TEXT, PHOTO -> "[]::VARCHAR[]";
                };
        String flagged = asked.indicator()
                .map(it -> "list_contains(r.flags, " + Sql.text(it.id()) + ")")
                .orElse("FALSE");
        return "WITH base AS (SELECT r.place, " + (whole ? "['']" : keys()) + " AS keys, " + state() + " AS state, "
                + words + " AS words, " + number(question) + " AS value, " + below() + " AS below, " + flagged
                + " AS flagged, " + latest() + " AS latest FROM "
                + Sql.name(FormTables.view(asked.form().id())) + " r LEFT JOIN places p ON p.place = r.place" + told()
                + " WHERE r.form_version IN " + versions() + within()
                + "), keyed AS (SELECT * EXCLUDE (keys), unnest(keys) AS key, state = 'given' AND latest AS counted"
                + " FROM base) ";
    }

    private String within() {
        return asked.area()
                .map(it -> " AND r.area IN (SELECT area FROM areas WHERE list_contains(path, " + Sql.text(it) + "))")
                .orElse("");
    }

    /** Of an older version that does not have the question, nothing is counted. */
    private String versions() {
        return asked.mission().versions(asked.form().id()).stream()
                .filter(it -> it.question(question.id()).isPresent())
                .map(it -> Sql.text(it.version()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The column of a number is empty where it was answered in words: those stand in what the device said. */
    private String told() {
        if (question.type() != QuestionType.INTEGER) {
            return "";
        }
        String answer = "(answers->>" + Sql.text("$.\"" + question.id() + "\"") + ")";
        return " LEFT JOIN (SELECT report_id, revision, any_value(" + answer
                + ") AS word FROM submissions WHERE form = "
                + Sql.text(asked.form().id()) + " AND " + answer + " IN (" + WORDS + ") GROUP BY ALL) w"
                + " ON w.report_id = r.report_id AND w.revision = r.revision";
    }

    private String state() {
        String word =
                switch (question.type()) {
                    case CHOICES -> "CASE WHEN len(" + column + ") = 1 THEN " + column + "[1] END";
                    case INTEGER -> "w.word";
                    case VOTES, PROTOCOLS -> "json_extract_string(" + column + ", '$')";
                    case YES_NO, CHOICE, EVALUATION, TIME, TEXT, PHOTO -> column;
                };
        // What was answered was asked: nothing else is accepted.
        return "CASE WHEN " + word + " IN (" + WORDS + ") THEN " + word + " WHEN " + column
                + " IS NOT NULL THEN 'given' WHEN " + new AskedSql(asked.form()).of(question)
                + " THEN 'missing' ELSE 'not_asked' END";
    }

    private String below() {
        Optional<Question> other = isRatio() ? question.ratioOver().flatMap(asked.form()::question) : Optional.empty();
        return other.map(CountSql::number).orElse("NULL::BIGINT");
    }

    /** Of a running figure only the place's latest reading counts, by hour the hour's latest. */
    private String latest() {
        if (!isRunning(asked)) {
            return "TRUE";
        }
        String within = asked.by() == By.Attribute.HOUR && !whole ? ", r.hour" : "";
        return "row_number() OVER (PARTITION BY r.place, " + column + " IS NULL" + within
                + " ORDER BY epoch_ms(r.observed_at) DESC, r.report_id DESC) = 1";
    }

    /** @return whether a report may stand in several rows */
    static boolean isOverlapping(BreakdownQuery asked) {
        boolean byChoices =
                asked.by() instanceof By.Answer other && other.question().type() == QuestionType.CHOICES;
        return byChoices || (isRunning(asked) && asked.by() == By.Attribute.HOUR);
    }

    private static boolean isRunning(BreakdownQuery asked) {
        return asked.question().isCumulative() && asked.form().subject() != FormSubject.AREA;
    }

    private boolean isRatio() {
        return asked.indicator().filter(it -> it.kind() == Indicator.Kind.RATIO).isPresent();
    }

    private String keys() {
        if (asked.by() instanceof By.Attribute attribute) {
            return "[coalesce(r." + attribute.word() + "::VARCHAR, " + Sql.text(By.NONE) + ")]";
        }
        Question other = ((By.Answer) asked.by()).question();
        String value = column(other);
        String given =
                switch (other.type()) {
                    case CHOICES -> value;
                    case INTEGER -> "[" + band(value) + "]";
                    case TIME ->
                        "[CASE WHEN " + value + " LIKE '__:%' THEN left(" + value + ", 2) || ':00' ELSE " + value
                                + " END]";
                    case YES_NO, CHOICE, EVALUATION -> "[" + value + "]";
                    case VOTES, PROTOCOLS, TEXT, PHOTO ->
                        throw new IllegalArgumentException("nothing is broken down by " + other.id());
                };
        return "CASE WHEN " + value + " IS NOT NULL THEN " + given + " WHEN " + new AskedSql(asked.form()).of(other)
                + " THEN [" + Sql.text(By.MISSING) + "] ELSE [" + Sql.text(By.NOT_ASKED) + "] END";
    }

    /** The bands are powers of ten, the same for every question, so that nobody chooses them by what they show. */
    private static String band(String value) {
        return "CASE WHEN " + value + " = 0 THEN '0' WHEN " + value + " < 10 THEN '1-9' WHEN " + value
                + " < 100 THEN '10-99' WHEN " + value + " < 1000 THEN '100-999' ELSE '1000+' END";
    }

    private static String number(Question of) {
        return of.type() == QuestionType.INTEGER ? column(of) : "NULL::BIGINT";
    }

    private static String column(Question of) {
        return "r." + Sql.name(FormTables.column(of.id()));
    }
}
