package org.pollwatch.topology;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * How often something is published while there is news. What took long rests before it is done again, so that a flood of
 * deltas is counted first: the figures that people watch take a fifth of the time at most, each of the others a seventeenth,
 * unless it would keep them waiting for more than three seconds.
 */
final class Pace {
    private static final int SHORT_REST = 4;
    private static final int LONG_REST = 16;
    private static final long LONGEST_WAIT_MS = 3_000;

    private final Beat beat;
    private final Work work;
    private final boolean first;
    private long restUntil;

    private Pace(ProcessorContext<?, ?> context, Duration every, Work work, boolean first) {
        this.beat = new Beat(context, every, this::isMoreToDo);
        this.work = work;
        this.first = first;
        wake();
    }

    /** What is done at a pace. */
    interface Work {
        /** @param now by the wall clock, in milliseconds since 1970: for the record's timestamp, never for its value */
        void run(long now);
    }

    /** For what may wait in a flood. It is done once without having been woken. */
    static Pace keep(ProcessorContext<?, ?> context, Duration every, Work work) {
        return new Pace(context, every, work, false);
    }

    /** For what everybody watches. It is done once without having been woken. */
    static Pace keepFirst(ProcessorContext<?, ?> context, Duration every, Work work) {
        return new Pace(context, every, work, true);
    }

    /** There is news: the work is done once more, when it is time. */
    void wake() {
        beat.wake();
    }

    void stop() {
        beat.stop();
    }

    private boolean isMoreToDo(long now) {
        if (now < restUntil) {
            return true;
        }
        long start = System.nanoTime();
        work.run(now);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        restUntil = now + took + rest(took, first);
        return false;
    }

    /** @param took in milliseconds, as what is returned */
    static long rest(long took, boolean first) {
        long least = SHORT_REST * took;
        return first ? least : Math.max(least, Math.min(LONG_REST * took, LONGEST_WAIT_MS));
    }
}
