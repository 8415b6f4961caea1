package org.pollwatch.chaos;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;

/** What phones report, without end: of a random history the part that they can send. Equal seeds give equal reports. */
final class PhoneReports implements Supplier<Submission> {
    /** All that the mission has: what is joined at one place grows with the reports about it. */
    private static final int BUSY_PLACES = 100;

    private static final int AT_ONCE = 200;

    private final Histories histories;
    private final List<String> teams;
    private Iterator<Submission> some = Collections.emptyIterator();

    /** @param teams that have a token */
    PhoneReports(Mission mission, long seed, List<String> teams) {
        this.histories = new Histories(mission, seed, BUSY_PLACES);
        this.teams = teams;
    }

    @Override
    public Submission get() {
        while (!some.hasNext()) {
            some = histories.next(AT_ONCE).stream()
                    .filter(Happening.Submitted.class::isInstance)
                    .map(Happening.Submitted.class::cast)
                    .filter(it -> it.valid() && it.submission().authority() == Authority.TEAM)
                    .map(Happening.Submitted::submission)
                    .filter(it -> teams.contains(it.team()))
                    .iterator();
        }
        return some.next();
    }
}
