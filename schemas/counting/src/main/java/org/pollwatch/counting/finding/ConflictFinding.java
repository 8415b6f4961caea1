package org.pollwatch.counting.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Severity;

/**
 * Two contents under one revision of a report: the first in the log stands, and headquarters is told, with both (DESIGN.md,
 * section 5, rule 2). Every mission has this check; it stands until a higher revision decides. Subject: the report's id.
 */
public final class ConflictFinding {
    public static final String RULE = "conflict";

    private static final String STANDING = "standing";
    private static final String OTHER = "other";
    /** So that one finding stays a record that every consumer can hold; a whole commission table fits. */
    private static final int MOST_COMPARED = 1_000;

    private ConflictFinding() {}

    /**
     * @param standing what stands
     * @param other what came under the same revision, without faults
     * @param owner the team that first sent the report
     * @param receivedAt of the other
     * @param mission at the revision that the standing one counts by
     * @return a finding that compares whatever differs, as {@code standing} and {@code other}
     */
    public static Finding of(Report standing, Report other, String owner, Instant receivedAt, Mission mission) {
        Optional<Place> place = CheckPlan.of(mission).place(standing.form(), standing.place(), mission);
        String area = place.map(Place::area).orElse(standing.place());
        return new Finding(
                RULE,
                RULE,
                Severity.MEDIUM,
                About.of(
                                standing.reportId(),
                                place.map(Place::id),
                                mission.areas().path(area))
                        .form(standing.form())
                        .team(owner),
                compared(said(standing), said(other)),
                OptionalDouble.empty(),
                "one content under revision " + standing.revision() + "; a higher revision decides",
                List.of(standing.reportId()),
                receivedAt);
    }

    private static List<Compared> compared(SortedMap<String, Answer> standing, SortedMap<String, Answer> other) {
        List<Compared> all = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(standing.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            Optional<Answer> one = Optional.ofNullable(standing.get(name));
            Optional<Answer> two = Optional.ofNullable(other.get(name));
            if (!one.equals(two)) {
                one.ifPresent(it -> all.add(Compared.answer(name, STANDING, it)));
                two.ifPresent(it -> all.add(Compared.answer(name, OTHER, it)));
            }
        }
        return all.stream().limit(MOST_COMPARED).toList();
    }

    /** Every single thing that a report says, results figure by figure. */
    private static SortedMap<String, Answer> said(Report report) {
        SortedMap<String, Answer> all = new TreeMap<>();
        report.answers().forEach((question, answer) -> {
            if (answer instanceof Answer.Votes votes) {
                figures(all, question, votes.byContestant());
            } else if (answer instanceof Answer.Protocols table) {
                for (ProtocolRow row : table.rows()) {
                    figures(all, question + "/" + row.place() + "/station", row.station());
                    figures(all, question + "/" + row.place() + "/commission", row.commission());
                }
            } else if (answer instanceof Answer.Words given) {
                all.put(
                        question,
                        new Answer.Words(given.words().stream().sorted().toList()));
            } else {
                all.put(question, answer);
            }
        });
        all.put("/form", Answer.word(report.form() + " " + report.formVersion()));
        all.put("/observed_at", Answer.word(report.observedAt().toString()));
        all.put("/place", Answer.word(report.place()));
        all.put("/withdrawn", Answer.word(report.withdrawn() ? "yes" : "no"));
        return all;
    }

    private static void figures(Map<String, Answer> all, String name, Map<String, Long> figures) {
        figures.forEach((item, figure) -> all.put(name + "/" + item, Answer.amount(figure)));
    }
}
