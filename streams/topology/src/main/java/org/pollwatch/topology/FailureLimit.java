package org.pollwatch.topology;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a thread that failed, a few times an hour: a broker that moved is worth another try, a record that cannot be
 * processed is not. Then the instance stops, with everything before the failure counted. So it does at once where it is told
 * to count again.
 */
final class FailureLimit implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLimit.class);
    private static final int FAILURES = 5;
    private static final Duration SPAN = Duration.ofMinutes(10);

    private final Deque<Long> failures = new ArrayDeque<>();

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        long now = System.nanoTime();
        failures.add(now);
        failures.removeIf(it -> now - it > SPAN.toNanos());
        boolean again = failures.size() <= FAILURES && !isToCountAgain(failure);
        LOG.error(
                "A stream thread failed ({} in {} min); {}",
                failures.size(),
                SPAN.toMinutes(),
                again ? "it is replaced" : "the topology stops",
                failure);
        return again ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isToCountAgain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CountedOnce.CountedException.class::isInstance);
    }
}
