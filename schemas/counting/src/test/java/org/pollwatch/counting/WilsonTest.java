package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

    /** The first row is in DESIGN.md; the next four are R. G. Newcombe, Statistics in Medicine 17 (1998), table I. */
    @ParameterizedTest
    @CsvSource({
        "34, 1131, 0.0216, 0.0417",
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "29, 29, 0.8830, 1.0000",
        "0, 1, 0.0000, 0.7935",
        "1, 1, 0.2065, 1.0000",
    })
    void shouldGiveTheValuesOfTheLiterature(long flagged, long applicable, double low, double high) {
        Wilson interval = Wilson.of(flagged, applicable);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void shouldEndAtExactlyNoneAndAll() {
        assertThat(Wilson.of(0, 1_000_000).low()).isZero();
        assertThat(Wilson.of(1_000_000, 1_000_000).high()).isOne();
    }

    @Property
    void shouldHoldTheRateAndStayBetweenNoneAndAll(
            @ForAll @LongRange(min = 1, max = 1_000_000) long applicable, @ForAll @LongRange(min = 0) long any) {
        long flagged = any % (applicable + 1);
        Wilson interval = Wilson.of(flagged, applicable);
        double rate = (double) flagged / applicable;

        assertThat(interval.low()).isBetween(0.0, rate);
        assertThat(interval.high()).isBetween(rate, 1.0);
    }

    @Property
    void shouldMirrorTheComplement(@ForAll @LongRange(min = 1, max = 10_000) long applicable, @ForAll int any) {
        long flagged = Math.floorMod(any, applicable + 1);
        Wilson interval = Wilson.of(flagged, applicable);
        Wilson complement = Wilson.of(applicable - flagged, applicable);

        assertThat(complement.low()).isCloseTo(1 - interval.high(), within(1e-12));
        assertThat(complement.high()).isCloseTo(1 - interval.low(), within(1e-12));
    }
}
