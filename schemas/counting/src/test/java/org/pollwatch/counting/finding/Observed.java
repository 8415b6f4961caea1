package org.pollwatch.counting.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.mission.Mission;

/** The effective reports of a case, and what the cross-checks find in them. */
final class Observed {
    private final Mission mission;
    private final Map<String, List<ReportFacts>> effective = new LinkedHashMap<>();
    private int minutes;

    Observed(Mission mission) {
        this.mission = mission;
    }

    /** By team T1; each report is received a minute after the one before, the first at 05:00 UTC. */
    Observed report(String id, ReportBuilder report) {
        return report(id, "T1", report);
    }

    /** The report as it now stands: a second one of the same id replaces the first. */
    Observed report(String id, String team, ReportBuilder builder) {
        Report report = builder.id(id).build();
        Instant receivedAt = Instant.parse("2022-11-20T05:00:00Z").plusSeconds(60L * minutes++);
        boolean faulty = ReportCheck.check(report, mission).stream()
                .anyMatch(it -> !it.field().equals("reportId"));
        if (faulty) {
            throw new IllegalArgumentException("a case with a report that would not count: " + report);
        }
        effective.put(id, Facts.of(report, team, receivedAt, mission));
        return this;
    }

    /** The report was withdrawn, or is in quarantine. */
    Observed without(String id) {
        effective.remove(id);
        return this;
    }

    List<ReportFacts> facts(String subject) {
        List<ReportFacts> all = new ArrayList<>();
        effective.values().forEach(all::addAll);
        all.removeIf(it -> !it.subject().equals(subject));
        return all;
    }

    List<Finding> at(String subject) {
        return PlaceFindings.of(subject, facts(subject), mission);
    }
}
