package org.pollwatch.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening.Action;
import org.pollwatch.oracle.Happening.Reviewed;
import org.pollwatch.oracle.Happening.Submitted;
import org.pollwatch.oracle.Happening.Ticked;

/**
 * Random histories of a mission, as a bad day brings them: duplicates, old revisions after new ones, conflicts,
 * withdrawals, moves to another place, hour, form or version, foreign teams, headquarters' corrections and reviews,
 * official figures, a clock, and plain nonsense, shuffled. Equal seeds give equal histories.
 */
public final class Histories {
    private static final int MAX_REVISIONS = 4;
    private static final int TEAMS = 9;

    private final List<Mission> revisions;
    private final Random random;
    private final List<ReportMaker> makers;
    private final Instant morning;
    private long received;

    /** @param busyPlaces how many places of each kind reports are about; few make many reports meet at one place */
    public Histories(Mission mission, long seed, int busyPlaces) {
        this(List.of(mission), seed, busyPlaces);
    }

    /** @param revisions of one mission, by each of which some submissions are judged, the oldest first */
    public Histories(List<Mission> revisions, long seed, int busyPlaces) {
        this.revisions = revisions;
        this.random = new Random(seed);
        List<String> busy = ReportMaker.busy(revisions.get(0), random, busyPlaces);
        this.makers =
                revisions.stream().map(it -> new ReportMaker(it, random, busy)).toList();
        this.morning = revisions
                .get(0)
                .card()
                .electionDay()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /**
     * @param reports how many report ids; there are about three times as many submissions
     * @return submissions, reviews, official figures and ticks of the clock, in the order of the log
     */
    public List<Happening> next(int reports) {
        List<Happening> history = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            history.addAll(oneReport());
        }
        history.addAll(new Announcements(revisions.get(0), random).some(1 + reports / 2));
        for (int i = random.nextInt(3); i > 0; i--) {
            history.add(new Ticked(morning.plus(Duration.ofMinutes(random.nextInt(20 * 60)))));
        }
        Collections.shuffle(history, random);
        return history;
    }

    /** @return reports without any trouble, one submission each, in order: what a benchmark feeds */
    public List<Submitted> calm(int reports) {
        List<Submitted> history = new ArrayList<>(reports);
        ReportMaker maker = makers.get(0);
        for (int i = 0; i < reports; i++) {
            history.add(submit(maker, maker.report(maker.uuid(), 1, false), "T" + i % 100, Authority.TEAM, true));
        }
        return history;
    }

    private List<Happening> oneReport() {
        List<Happening> all = new ArrayList<>();
        String id = makers.get(0).uuid();
        String team = "T" + random.nextInt(TEAMS);
        int count = 1 + random.nextInt(MAX_REVISIONS);
        long revision = 0;
        for (int i = 0; i < count; i++) {
            revision += 1 + random.nextInt(2);
            ReportMaker maker = makers.get(random.nextInt(3) == 0 ? makers.size() - 1 : 0);
            Report report = maker.report(id, revision, random.nextInt(8) == 0);
            Authority authority = random.nextInt(12) == 0 ? Authority.HEADQUARTERS : Authority.TEAM;
            all.add(submit(maker, report, team, authority, true));
            if (random.nextInt(4) == 0) {
                all.add(submit(maker, report, team, authority, true));
            }
            if (random.nextInt(8) == 0) {
                all.add(submit(maker, maker.report(id, revision, false), team, Authority.TEAM, true));
            }
            if (random.nextInt(12) == 0) {
                all.add(submit(maker, maker.report(id, revision + 1, false), "stranger", Authority.TEAM, true));
            }
            if (random.nextInt(6) == 0) {
                all.add(submit(maker, maker.nonsense(id, revision + 5), team, Authority.TEAM, false));
            }
        }
        all.addAll(reviews(id));
        return all;
    }

    private List<Happening> reviews(String id) {
        List<Happening> all = new ArrayList<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            Action action = List.of(Action.values()).get(random.nextInt(Action.values().length));
            Mission newest = revisions.get(revisions.size() - 1);
            all.add(new Reviewed(id, action, action == Action.RESTATE ? newest.revision() : 0));
        }
        return all;
    }

    /** A report is received some time of the day: batches from phones that were long without a network. */
    private Submitted submit(ReportMaker maker, Report report, String team, Authority authority, boolean valid) {
        Instant at = morning.plus(Duration.ofMinutes(120 + random.nextInt(600))).plusMillis(received++);
        return new Submitted(
                new Submission(report, team, authority, at, maker.mission().revision()), valid);
    }
}
