package org.pollwatch.benchmark.row;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.Probe;
import org.pollwatch.topology.TopologySettings;

/** Waits until a topology has nothing more to read, and says meanwhile how far it is. */
final class CatchUp {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SAY = Duration.ofSeconds(5);

    private final String what;
    private final Link link;
    private final Probe probe;
    private final Progress progress;

    /** @param what is measured, for the reader */
    CatchUp(String what, Link link, Probe probe, Progress progress) {
        this.what = what;
        this.link = link;
        this.probe = probe;
        this.progress = progress;
    }

    /**
     * Returns when nothing lies unread in any topic.
     *
     * @param reports that the log holds
     * @param look told twice a second how many of them have been judged
     * @throws IllegalStateException if it does not get on
     */
    void await(long reports, LongConsumer look) {
        String group = TopologySettings.applicationId(link.mission().id());
        long moved = System.nanoTime();
        long said = moved;
        long judged = 0;
        long lag = Long.MAX_VALUE;
        while (judged < reports || lag > 0) {
            pause(LOOK);
            long judgedBefore = judged;
            long lagBefore = lag;
            judged = probe.committed(group, link.topics().submissions().name());
            lag = probe.lag(group);
            if (judged != judgedBefore || lag != lagBefore) {
                moved = System.nanoTime();
            }
            look.accept(judged);
            if (System.nanoTime() - said > SAY.toNanos()) {
                said = System.nanoTime();
                progress.say(String.format("%s: %,d of %,d judged", what, judged, reports));
            }
            if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new IllegalStateException("the topology judged " + judged + " of " + reports + " only, " + lag
                        + " records behind, and does not get on");
            }
        }
    }

    static void pause(Duration span) {
        try {
            Thread.sleep(span.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
