package org.pollwatch.benchmark.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a growing log is measured. */
class GrowthBenchTest {
    @Test
    void shouldMeasureInThreePiecesToADecade() {
        assertThat(GrowthBench.ends(100_000)).containsExactly(5_000, 10_000, 20_000, 50_000, 100_000);
    }

    @Test
    void shouldEndWithAllReportsThatWereAskedFor() {
        assertThat(GrowthBench.ends(70_000)).containsExactly(5_000, 10_000, 20_000, 50_000, 70_000);
    }

    @Test
    void shouldBeginSmallerWhereThereAreFew() {
        assertThat(GrowthBench.ends(1_000)).containsExactly(100, 200, 500, 1_000);
        assertThat(GrowthBench.ends(1)).containsExactly(1);
    }

    @Test
    void shouldReachTenMillions() {
        assertThat(GrowthBench.ends(10_000_000))
                .endsWith(2_000_000, 5_000_000, 10_000_000)
                .hasSize(11);
    }
}
