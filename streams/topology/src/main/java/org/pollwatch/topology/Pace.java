package org.pollwatch.topology;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * How often something is published. What took long rests before it is done again, so that a flood of deltas is counted
 * first: the figures that people watch take a fifth of the time at most, each of the others a seventeenth, unless it would
 * keep them waiting for more than three seconds.
 */
final class Pace {
    private static final int SHORT_REST = 4;
    private static final int LONG_REST = 16;
    private static final long LONGEST_WAIT_MS = 3_000;

    private final Work work;
    private final boolean first;
    private long restUntil;

    private Pace(Work work, boolean first) {
        this.work = work;
        this.first = first;
    }

    /** What is done at a pace. */
    interface Work {
        /** @param now by the wall clock, in milliseconds since 1970: for the record's timestamp, never for its value */
        void run(long now);
    }

    /** For what may wait in a flood. */
    static void keep(ProcessorContext<?, ?> context, Duration every, Work work) {
        keep(context, every, new Pace(work, false));
    }

    /** For what everybody watches. */
    static void keepFirst(ProcessorContext<?, ?> context, Duration every, Work work) {
        keep(context, every, new Pace(work, true));
    }

    private static void keep(ProcessorContext<?, ?> context, Duration every, Pace pace) {
        context.schedule(every, PunctuationType.WALL_CLOCK_TIME, pace::beat);
    }

    private void beat(long now) {
        if (now < restUntil) {
            return;
        }
        long start = System.nanoTime();
        work.run(now);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        restUntil = now + took + rest(took, first);
    }

    /** @param took in milliseconds, as what is returned */
    static long rest(long took, boolean first) {
        long least = SHORT_REST * took;
        return first ? least : Math.max(least, Math.min(LONG_REST * took, LONGEST_WAIT_MS));
    }
}
