package org.pollwatch.benchmark.load;

import java.time.Duration;

/** When requests are due. */
public sealed interface Pace {

    /** How long requests are begun. */
    Duration duration();

    /** Each connection sends its next request when it has its answer: the most that these connections can carry. */
    record Closed(Duration duration) implements Pace {}

    /**
     * Requests are due at a steady rate, whether or not earlier ones were answered; what waits for a connection counts
     * as latency, since it is measured from when it was due.
     */
    record Open(Duration duration, double perSecond) implements Pace {}

    /** @return how many nanoseconds after the start a request is due; closed: whenever a connection is free */
    default long dueAfter(long requestsBefore) {
        return this instanceof Open open ? (long) (requestsBefore * 1e9 / open.perSecond()) : 0;
    }
}
