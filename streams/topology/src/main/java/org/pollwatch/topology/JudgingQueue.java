package org.pollwatch.topology;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/**
 * Which places wait to be judged. A place is judged at once as long as judging takes no more than a fifth of the time; in a
 * flood it waits for the next beat, and is judged once for all that came meanwhile. Only what is idempotent may wait like this: after a
 * restart every place is put in again.
 */
final class JudgingQueue {
    private static final int REST = 4;
    private static final long MOST_IN_A_BEAT = Duration.ofMillis(10).toNanos();

    private final ObjLongConsumer<String> judge;
    private final LongSupplier nanos;
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private long restUntil;

    /**
     * @param judge takes the place, and up to where the log is folded, in milliseconds since 1970
     * @param nanos a running clock
     */
    JudgingQueue(ObjLongConsumer<String> judge, LongSupplier nanos) {
        this.judge = judge;
        this.nanos = nanos;
        this.restUntil = nanos.getAsLong();
    }

    /** Judges the place later. */
    void await(String place, long receivedAt) {
        waiting.merge(place, receivedAt, Math::max);
    }

    /** Judges the place now, if none waits and judging has rested; else later. */
    void offer(String place, long receivedAt) {
        long start = nanos.getAsLong();
        if (waiting.isEmpty() && start - restUntil >= 0) {
            judge.accept(place, receivedAt);
            long now = nanos.getAsLong();
            restUntil = now + REST * (now - start);
        } else {
            await(place, receivedAt);
        }
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** To be called at a pace: judges what waits, for a part of the time between two beats. */
    void beat() {
        long start = nanos.getAsLong();
        Iterator<Map.Entry<String, Long>> next = waiting.entrySet().iterator();
        while (next.hasNext() && nanos.getAsLong() - start < MOST_IN_A_BEAT) {
            Map.Entry<String, Long> place = next.next();
            judge.accept(place.getKey(), place.getValue());
            next.remove();
        }
    }
}
