package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void shouldTakeAFifthOfTheTimeForWhatEverybodyWatches() {
        assertThat(Pace.rest(100, true)).isEqualTo(400);
        assertThat(Pace.rest(2_000, true)).isEqualTo(8_000);
    }

    @Test
    void shouldLetTheOthersRestLonger() {
        assertThat(Pace.rest(100, false)).isEqualTo(1_600);
    }

    @Test
    void shouldKeepNothingWaitingForLongerThanItMust() {
        assertThat(Pace.rest(300, false)).isEqualTo(3_000);
        assertThat(Pace.rest(1_000, false)).isEqualTo(4_000);
    }

    @Test
    void shouldNotRestAfterWhatTookNoTime() {
        assertThat(Pace.rest(0, true)).isZero();
        assertThat(Pace.rest(0, false)).isZero();
    }
}
