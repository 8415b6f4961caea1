package org.pollwatch.counting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    /** Newcombe 1998, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void shouldGiveTheIntervalsOfThePaper(
            long flagged, long applicable, long otherFlagged, long otherApplicable, double low, double high) {
        Difference difference = Difference.of(flagged, applicable, otherFlagged, otherApplicable);

        assertThat(difference.low()).isCloseTo(low, within(5e-5));
        assertThat(difference.high()).isCloseTo(high, within(5e-5));
        assertThat(difference.difference())
                .isCloseTo((double) flagged / applicable - (double) otherFlagged / otherApplicable, within(1e-12));
    }

    @Test
    void shouldTurnItsSignWithTheSides() {
        Difference one = Difference.of(34, 1131, 68, 1352);
        Difference other = Difference.of(68, 1352, 34, 1131);

        assertThat(one.difference()).isCloseTo(-other.difference(), within(1e-12));
        assertThat(one.low()).isCloseTo(-other.high(), within(1e-12));
        assertThat(one.high()).isCloseTo(-other.low(), within(1e-12));
    }
}
