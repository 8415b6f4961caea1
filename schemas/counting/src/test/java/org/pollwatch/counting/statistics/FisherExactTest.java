package org.pollwatch.counting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FisherExactTest {

    /** R. A. Fisher, The Design of Experiments, chapter 2: eight cups of tea. */
    @Test
    void shouldJudgeTheLadyTastingTea() {
        assertThat(FisherExact.greater(4, 4, 0, 4)).isCloseTo(1 / 70.0, within(1e-8));
        assertThat(FisherExact.greater(3, 4, 1, 4)).isCloseTo(17 / 70.0, within(1e-8));
        assertThat(FisherExact.greater(0, 4, 4, 4)).isEqualTo(1);
    }

    /** R. A. Fisher, The logic of inductive inference, 1935: convicted twins; R's fisher.test prints 0.0004652. */
    @Test
    void shouldJudgeTheConvictedTwins() {
        assertThat(FisherExact.greater(10, 13, 2, 17)).isCloseTo(0.0004652, within(5e-8));
    }

    @Property
    void shouldEqualTheSumOverAllTablesAsExtreme(
            @ForAll @IntRange(max = 30) int applicable,
            @ForAll @IntRange(max = 30) int restApplicable,
            @ForAll @IntRange(max = 30) int some,
            @ForAll @IntRange(max = 30) int others) {
        int flagged = Math.min(some, applicable);
        int restFlagged = Math.min(others, restApplicable);

        assertThat(FisherExact.greater(flagged, applicable, restFlagged, restApplicable))
                .isCloseTo(
                        bruteForce(flagged, applicable, restFlagged, restApplicable), Percentage.withPercentage(1e-5));
    }

    @Test
    void shouldStayExactFarInTheTail() {
        assertThat(FisherExact.greater(50, 50, 0, 1000))
                .isCloseTo(bruteForce(50, 50, 0, 1000), Percentage.withPercentage(1e-5));
        assertThat(FisherExact.greater(40, 57, 34, 1074))
                .isCloseTo(bruteForce(40, 57, 34, 1074), Percentage.withPercentage(1e-5));
    }

    @Test
    void shouldFindNothingWhereNothingIsAsked() {
        assertThat(FisherExact.greater(0, 0, 0, 0)).isEqualTo(1);
        assertThat(FisherExact.greater(0, 0, 3, 5)).isEqualTo(1);
        assertThat(FisherExact.greater(3, 3, 5, 5)).isEqualTo(1);
        assertThat(FisherExact.greater(3, 5, 0, 0)).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsNoTable() {
        assertThatThrownBy(() -> FisherExact.greater(3, 2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FisherExact.greater(1, 2, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FisherExact.greater(1, Integer.MAX_VALUE, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double bruteForce(int flagged, int applicable, int restFlagged, int restApplicable) {
        int all = flagged + restFlagged;
        BigInteger extreme = BigInteger.ZERO;
        for (int k = flagged; k <= Math.min(all, applicable); k++) {
            extreme = extreme.add(choose(applicable, k).multiply(choose(restApplicable, all - k)));
        }
        return new BigDecimal(extreme)
                .divide(new BigDecimal(choose(applicable + restApplicable, all)), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigInteger choose(int n, int k) {
        if (k > n) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return ways;
    }
}
