package org.pollwatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(named = "chaos.kinds", matches = ".+", disabledReason = "what is asked for is taken")
class FaultChoiceTest {
    @Test
    void shouldLetEachKindHappenOnceBeforeOneHappensAgain() {
        int kinds = FaultChoice.eachOnce();
        List<Fault> chosen = FaultChoice.of(2 * kinds, new Random(1));
        assertThat(chosen.subList(0, kinds)).doesNotHaveDuplicates();
        assertThat(chosen.subList(kinds, 2 * kinds)).doesNotHaveDuplicates();
    }

    @Test
    void shouldChooseTheSameForTheSameSeed() {
        assertThat(FaultChoice.of(30, new Random(7))).isEqualTo(FaultChoice.of(30, new Random(7)));
    }

    @Test
    void shouldAlwaysTakeTheMajorityAway() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(FaultChoice.of(2, new Random(seed))).hasSize(2).contains(Fault.MAJORITY_GONE);
        }
    }
}
