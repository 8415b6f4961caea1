package org.pollwatch.counting.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** Takes from a report what the cross-checks and the quick count need of it, and no more: facts are kept in stores. */
public final class Facts {
    private final Report report;
    private final String owner;
    private final Instant receivedAt;
    private final Mission mission;

    private Facts(Report report, String owner, Instant receivedAt, Mission mission) {
        this.report = report;
        this.owner = owner;
        this.receivedAt = receivedAt;
        this.mission = mission;
    }

    /**
     * @param report an effective one, without faults by this mission
     * @param owner the team that first sent it
     * @param mission at the revision that the report counts by
     * @return at most one of a subject: the report's own, where some check or the quick count looks at its form or its hour
     *     is unknown; and of a commission's table one for each station in it, with the table's answer cut to that row
     */
    public static List<ReportFacts> of(Report report, String owner, Instant receivedAt, Mission mission) {
        Facts facts = new Facts(report, owner, receivedAt, mission);
        CheckPlan plan = CheckPlan.of(mission);
        List<ReportFacts> all = new ArrayList<>();
        if (plan.looksAt(report.form()) || facts.isHourUnknown(plan)) {
            all.add(facts.at(report.place(), facts.answers(plan.questions(report.form()))));
        }
        Map<String, SortedMap<String, Answer>> rows = new TreeMap<>();
        for (String question : plan.tables(report.form())) {
            if (report.answers().get(question) instanceof Answer.Protocols table) {
                table.rows().forEach(row -> rows.computeIfAbsent(row.place(), it -> new TreeMap<>())
                        .put(question, new Answer.Protocols(List.of(row))));
            }
        }
        rows.forEach((station, answers) -> all.add(facts.at(station, answers)));
        return List.copyOf(all);
    }

    private boolean isHourUnknown(CheckPlan plan) {
        Optional<Place> place = plan.place(report.form(), report.place(), mission);
        return UnknownHour.holds(report.observedAt(), place, report.place(), mission);
    }

    private SortedMap<String, Answer> answers(Set<String> questions) {
        SortedMap<String, Answer> named = new TreeMap<>(report.answers());
        named.keySet().retainAll(questions);
        return named;
    }

    private ReportFacts at(String subject, SortedMap<String, Answer> answers) {
        return new ReportFacts(
                report.reportId(),
                owner,
                report.form(),
                subject,
                report.observedAt(),
                receivedAt,
                mission.revision(),
                answers);
    }

    /** @return the row of a commission's table, from facts about the station in it */
    static Optional<ProtocolRow> row(ReportFacts facts, String question) {
        return facts.answers().get(question) instanceof Answer.Protocols table
                ? table.rows().stream()
                        .filter(row -> row.place().equals(facts.subject()))
                        .findFirst()
                : Optional.empty();
    }
}
