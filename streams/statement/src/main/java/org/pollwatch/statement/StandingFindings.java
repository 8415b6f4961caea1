package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.finding.ConflictFinding;
import org.pollwatch.counting.finding.Facts;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.counting.finding.PlaceFindings;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.mission.Mission;

/**
 * The findings about reports and places that stand. What is judged by time or above places (silence, coverage, hotspots by
 * hour, announced figures) belongs to the live desk: it changes when nothing is reported, and a statement has no clock.
 */
final class StandingFindings {
    private final FoldRules rules;
    private final Map<String, List<ReportFacts>> bySubject = new HashMap<>();
    private final List<Finding> conflicts = new ArrayList<>();

    StandingFindings(FoldRules rules) {
        this.rules = rules;
    }

    /** @param mission by which the report counts */
    void add(Submission effective, String owner, Mission mission) {
        for (ReportFacts facts : Facts.of(effective.report(), owner, effective.receivedAt(), mission)) {
            bySubject
                    .computeIfAbsent(facts.subject(), subject -> new ArrayList<>(2))
                    .add(facts);
        }
    }

    /** @param other what came under the same revision */
    void conflict(Submission standing, Submission other, String owner, Mission mission) {
        conflicts.add(ConflictFinding.of(standing.report(), other.report(), owner, other.receivedAt(), mission));
    }

    /** @return all that stand, sorted by id; to be called once */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(conflicts);
        bySubject.forEach((subject, facts) -> {
            long revision = facts.stream()
                    .mapToLong(ReportFacts::definitionRevision)
                    .max()
                    .orElseThrow();
            all.addAll(PlaceFindings.of(subject, facts, rules.at(revision).mission()));
        });
        bySubject.clear();
        all.sort(Comparator.comparing(Finding::id));
        return all;
    }
}
