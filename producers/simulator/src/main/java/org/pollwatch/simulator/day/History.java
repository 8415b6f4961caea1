package org.pollwatch.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.Report;
import org.pollwatch.simulator.plan.Dice;
import org.pollwatch.simulator.plan.PlannedReport;

/** The versions of one report in the order of their revisions, each with the moment it is sent. */
final class History {
    private static final Duration LATEST_CORRECTION = Duration.ofHours(4);

    private final Noise noise;
    private final Mistakes mistakes;
    private final Grounds grounds;
    private final Tallied tallied;

    History(Noise noise, Mistakes mistakes, Grounds grounds, Tallied tallied) {
        this.noise = noise;
        this.mistakes = mistakes;
        this.grounds = grounds;
        this.tallied = tallied;
    }

    /** A version of a report on its way. */
    record Version(Instant at, String team, Report report) {}

    /** @return versions of which the last has the highest revision and the planned content */
    List<Version> of(PlannedReport planned, Instant filedAt, Dice dice) {
        List<Report> contents = new ArrayList<>();
        if (dice.chance(noise.corrected())) {
            for (int wrong = dice.chance(0.2) ? 2 : 1; wrong > 0; wrong--) {
                Mistakes.Mistake mistake = mistakes.of(planned.report(), planned.team(), dice);
                contents.add(mistake.report());
                tallied.add(Injection.CORRECTION);
                if (mistake.kind() != Injection.CORRECTION) {
                    tallied.add(mistake.kind());
                }
            }
        }
        if (dice.chance(noise.revived())) {
            contents.add(planned.report());
            contents.add(takenBack(planned.report()));
            tallied.add(Injection.REVIVAL);
        }
        contents.add(planned.report());
        return timed(contents, planned.team(), filedAt, dice);
    }

    /**
     * @param pattern a planned report; the extra one is of the same form and place, by the same team or a colleague
     * @return versions of which the last is a withdrawal
     */
    List<Version> withdrawn(PlannedReport pattern, Instant filedAt, Dice dice) {
        String team = dice.chance(0.7) ? grounds.colleague(pattern.team(), dice) : pattern.team();
        Report report = pattern.report();
        Report extra = new Report(
                dice.uuid(),
                1,
                false,
                report.form(),
                report.formVersion(),
                report.place(),
                report.observedAt().plusSeconds(dice.between(-1200, 1200)),
                report.answers());
        tallied.add(Injection.WITHDRAWAL);
        return timed(List.of(mistakes.misanswered(extra, dice), takenBack(extra)), team, filedAt, dice);
    }

    private static Report takenBack(Report report) {
        return new Report(
                report.reportId(),
                1,
                true,
                report.form(),
                report.formVersion(),
                report.place(),
                report.observedAt(),
                Map.of());
    }

    private List<Version> timed(List<Report> contents, String team, Instant filedAt, Dice dice) {
        List<Version> versions = new ArrayList<>();
        Instant at = filedAt;
        long revision = 0;
        for (Report content : contents) {
            revision += dice.chance(0.1) ? 2 : 1;
            versions.add(new Version(at, team, revised(content, revision)));
            at = at.plusSeconds(dice.between(120, LATEST_CORRECTION.toSeconds()));
        }
        if (versions.size() > 1 && dice.chance(noise.correctedEarly())) {
            Version first = versions.get(0);
            Version last = versions.get(versions.size() - 1);
            versions.set(0, new Version(last.at(), team, first.report()));
            versions.set(versions.size() - 1, new Version(first.at(), team, last.report()));
            tallied.add(Injection.EARLY_CORRECTION);
        }
        return versions;
    }

    private static Report revised(Report report, long revision) {
        return new Report(
                report.reportId(),
                revision,
                report.withdrawn(),
                report.form(),
                report.formVersion(),
                report.place(),
                report.observedAt(),
                report.answers());
    }
}
