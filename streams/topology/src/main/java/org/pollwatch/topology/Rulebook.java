package org.pollwatch.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.pollwatch.contract.Patience;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.mission.Mission;

/**
 * By what submissions are judged: the definition at a revision, and the layouts folded up to it. A revision not read yet is
 * waited for, never a reason to reject.
 */
public final class Rulebook {
    private static final Duration POLL = Duration.ofMillis(5);

    private final Revisions revisions;
    private final Duration patience;
    private final SortedMap<Long, Rules> known = new ConcurrentSkipListMap<>();

    /** @param patience how long to wait for a revision that a submission names before the topology stops */
    public Rulebook(Revisions revisions, Duration patience) {
        this.revisions = revisions;
        this.patience = patience;
    }

    /** The rules at one revision. */
    record Rules(Mission mission, Layouts layouts) {
        RateSheet rateSheet() {
            return new RateSheet(mission, layouts);
        }
    }

    /**
     * @param revision from 1
     * @throws IllegalStateException if it does not arrive in time: the log of definitions cannot be read
     */
    Rules at(long revision) {
        Rules rules = known.get(revision);
        return rules == null ? read(revision) : rules;
    }

    /** @return 0 before the first */
    long newestRevision() {
        return revisions.newest();
    }

    /** @return the newest rules; empty before the first revision */
    Optional<Rules> newest() {
        long newest = newestRevision();
        return newest == 0 ? Optional.empty() : Optional.of(at(newest));
    }

    private synchronized Rules read(long revision) {
        long last = known.isEmpty() ? 0 : known.lastKey();
        Layouts layouts = last == 0 ? Layouts.EMPTY : known.get(last).layouts();
        for (long next = last + 1; next <= revision; next++) {
            if (next == revision || !wasNeverCompleted(next)) {
                Mission mission = await(next);
                layouts = layouts.with(mission);
                known.put(next, new Rules(mission, layouts));
            }
        }
        return known.get(revision);
    }

    /** Revisions are read in their order, so one that is not there before a later one is, will never be. */
    private boolean wasNeverCompleted(long revision) {
        return revisions.newest() > revision && revisions.at(revision).isEmpty();
    }

    private Mission await(long revision) {
        Patience limit = new Patience(patience);
        Optional<Mission> found = revisions.at(revision);
        while (found.isEmpty()) {
            if (limit.isOver("")) {
                throw new IllegalStateException("definition revision " + revision + ": not read after " + patience);
            }
            pause();
            found = revisions.at(revision);
        }
        return found.get();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a definition revision", e);
        }
    }
}
