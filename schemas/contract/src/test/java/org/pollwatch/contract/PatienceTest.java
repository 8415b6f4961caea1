package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final Patience patience = new Patience(Duration.ofSeconds(10), clock::get);

    private boolean isOverAfter(int seconds, Object seen) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
        return patience.isOver(seen);
    }

    @Test
    void shouldNotEndWhileSomethingMoves() {
        for (int left = 100; left > 0; left--) {
            assertThat(isOverAfter(10, left)).as("%d left", left).isFalse();
        }
    }

    @Test
    void shouldEndWhenNothingHasMovedForSoLong() {
        assertThat(isOverAfter(1, 3)).isFalse();
        assertThat(isOverAfter(10, 3)).isFalse();
        assertThat(isOverAfter(1, 3)).isTrue();
    }

    @Test
    void shouldCountAnewFromTheLastMove() {
        isOverAfter(1, 3);
        assertThat(isOverAfter(9, 2)).isFalse();
        assertThat(isOverAfter(9, 2)).isFalse();
        assertThat(isOverAfter(2, 2)).isTrue();
    }
}
