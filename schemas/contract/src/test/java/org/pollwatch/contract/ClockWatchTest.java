package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final AtomicLong start = new AtomicLong(1_668_900_000_000L);
    private final ClockWatch watch = new ClockWatch(start::get);

    @Test
    void shouldSeeNothingWhileTheClockGoesOn() {
        assertThat(watch.setBack()).isZero();
    }

    @Test
    void shouldSeeOnceThatTheClockWasSetBack() {
        start.addAndGet(-HOUR);
        assertThat(watch.setBack()).isEqualTo(Duration.ofHours(1));
        assertThat(watch.setBack()).isZero();
    }

    @Test
    void shouldSeeThatAClockThatWasAheadIsSetRight() {
        start.addAndGet(HOUR);
        assertThat(watch.setBack()).isNegative();
        start.addAndGet(-HOUR);
        assertThat(watch.setBack()).isEqualTo(Duration.ofHours(1));
    }
}
