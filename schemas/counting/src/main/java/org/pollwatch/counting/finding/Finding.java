package org.pollwatch.counting.finding;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Severity;

/**
 * A cross-check that fired. Equal causes give equal findings, whatever the order of arrival.
 *
 * @param kind the check's kind in lower case
 * @param expected what number would be expected, where one can be said
 * @param expectation the same in English
 * @param reports ids of the reports that cause it, sorted, at most {@link #MOST_REPORTS}
 * @param asOf the highest receivedAt, or clock tick, that it rests on
 */
public record Finding(
        String rule,
        String kind,
        Severity severity,
        About about,
        List<Compared> compared,
        OptionalDouble expected,
        String expectation,
        List<String> reports,
        Instant asOf) {
    /** Links beyond these would say nothing more. */
    public static final int MOST_REPORTS = 100;

    public Finding {
        compared = List.copyOf(compared);
        reports = reports.stream().sorted().distinct().limit(MOST_REPORTS).toList();
    }

    public static Finding of(
            Check check,
            About about,
            List<Compared> compared,
            OptionalDouble expected,
            String expectation,
            List<String> reports,
            Instant asOf) {
        return new Finding(
                check.id(),
                check.kind().name().toLowerCase(Locale.ROOT),
                check.severity(),
                about,
                compared,
                expected,
                expectation,
                reports,
                asOf);
    }

    /** @return rule and subject: equal causes have equal ids */
    public String id() {
        return rule + "|" + about.subject();
    }
}
