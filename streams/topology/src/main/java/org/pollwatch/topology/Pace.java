package org.pollwatch.topology;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * How often something is published. What took long rests four times as long before it is done again, so that a flood of
 * deltas is counted first.
 */
final class Pace {
    private static final int REST = 4;

    private final Work work;
    private long restUntil;

    private Pace(Work work) {
        this.work = work;
    }

    /** What is done at a pace. */
    interface Work {
        /** @param now by the wall clock, in milliseconds since 1970: for the record's timestamp, never for its value */
        void run(long now);
    }

    static void keep(ProcessorContext<?, ?> context, Duration every, Work work) {
        Pace pace = new Pace(work);
        context.schedule(every, PunctuationType.WALL_CLOCK_TIME, pace::beat);
    }

    private void beat(long now) {
        if (now < restUntil) {
            return;
        }
        long start = System.nanoTime();
        work.run(now);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        restUntil = now + took + REST * took;
    }
}
