package org.pollwatch.counting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    /** Benjamini and Hochberg 1995, section 4.1: fifteen tests, of which four are found at a rate of 0.05. */
    private static final double[] PAPER = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.000
    };

    @Test
    void shouldFindWhatThePaperFinds() {
        double[] q = FalseDiscovery.adjusted(PAPER);

        assertThat(DoubleStream.of(q).filter(it -> it <= 0.05)).hasSize(4);
        assertThat(q[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
        assertThat(q[4]).isCloseTo(0.0201 * 15 / 5, within(1e-12));
        assertThat(q[5]).isCloseTo(0.0298 * 15 / 7, within(1e-12));
        assertThat(q[14]).isEqualTo(1);
    }

    @Property
    void shouldEqualItsDefinitionInAnyOrder(@ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) Double> tests) {
        double[] p = tests.stream().mapToDouble(Double::doubleValue).toArray();
        double[] q = FalseDiscovery.adjusted(p);

        for (int i = 0; i < p.length; i++) {
            double own = p[i];
            double expected = Arrays.stream(p)
                    .filter(it -> it >= own)
                    .map(it -> it
                            * p.length
                            / Arrays.stream(p).filter(other -> other <= it).count())
                    .min()
                    .orElseThrow();
            assertThat(q[i]).isCloseTo(Math.min(1, expected), within(1e-12));
        }
    }

    @Test
    void shouldTakeNoTestsAtAll() {
        assertThat(FalseDiscovery.adjusted(new double[0])).isEmpty();
    }
}
