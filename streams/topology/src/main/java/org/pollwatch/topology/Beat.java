package org.pollwatch.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * A punctuation by the wall clock that is there only while it has something to do: Kafka Streams commits after every
 * punctuation, also after one that did nothing, and a commit is a transaction of the broker.
 */
final class Beat {
    private final ProcessorContext<?, ?> context;
    private final Duration every;
    private final LongPredicate work;
    private Optional<Cancellable> scheduled = Optional.empty();

    /**
     * @param work takes what time it is, in milliseconds since 1970; returns whether there is more to do at the next beat.
     *     It sleeps until it is first woken
     */
    Beat(ProcessorContext<?, ?> context, Duration every, LongPredicate work) {
        this.context = context;
        this.every = every;
        this.work = work;
    }

    /** There is something to do at the next beat. */
    void wake() {
        if (scheduled.isEmpty()) {
            scheduled = Optional.of(context.schedule(every, PunctuationType.WALL_CLOCK_TIME, this::beat));
        }
    }

    /**
     * What is left is not done. A task that is closed and opened again after a failed transaction keeps its punctuations
     * (Kafka 4.3, {@code StreamTask}): without this the figures of the transaction that failed would still be published.
     */
    void stop() {
        scheduled.ifPresent(Cancellable::cancel);
        scheduled = Optional.empty();
    }

    private void beat(long now) {
        stop();
        if (work.test(now)) {
            wake();
        }
    }
}
