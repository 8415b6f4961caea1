package org.pollwatch.counting.finding;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;

/**
 * What the cross-checks need of one effective report at one subject, chosen by the checks of the definition revision that
 * the report counts by.
 *
 * @param subject a place or area; of a commission's table also each station in it
 * @param definitionRevision by which the report counts
 * @param answers to the questions that some check names
 */
public record ReportFacts(
        String reportId,
        String team,
        String form,
        String subject,
        Instant observedAt,
        Instant receivedAt,
        long definitionRevision,
        SortedMap<String, Answer> answers) {

    public ReportFacts {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    public ReportFacts(
            String reportId,
            String team,
            String form,
            String subject,
            Instant observedAt,
            Instant receivedAt,
            long definitionRevision,
            Map<String, Answer> answers) {
        this(reportId, team, form, subject, observedAt, receivedAt, definitionRevision, new TreeMap<>(answers));
    }
}
