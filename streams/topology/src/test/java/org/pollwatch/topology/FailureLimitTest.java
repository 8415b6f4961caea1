package org.pollwatch.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private final FailureLimit limit = new FailureLimit();

    @Test
    void shouldReplaceAThreadFiveTimes() {
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(limit.handle(new StreamsException("a broker moved"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(limit.handle(new StreamsException("a broker moved"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldStopAtOnceWhereItIsToldToCountAgain() {
        Throwable again = new StreamsException("in areas", new CountedOnce.CountedException("counted up to 7"));
        assertThat(limit.handle(again)).isEqualTo(SHUTDOWN_CLIENT);
    }
}
