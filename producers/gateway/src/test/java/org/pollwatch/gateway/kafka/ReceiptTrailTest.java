package org.pollwatch.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptTrailTest {

    @Test
    void shouldLeadBackFromTheLatestToTheFirst() {
        ReceiptTrail trail = new ReceiptTrail();
        trail.link(5, 0);
        trail.link(100_000, 5);
        trail.link(100_001, 7);

        assertThat(trail.back(100_000, 20)).containsExactly(0L, 5L, 100_000L);
        assertThat(trail.back(100_001, 20)).containsExactly(7L, 100_001L);
        assertThat(trail.back(3, 20)).containsExactly(3L);
    }

    @Test
    void shouldStopAtTheMostThatIsWanted() {
        ReceiptTrail trail = new ReceiptTrail();
        for (int offset = 1; offset < 50; offset++) {
            trail.link(offset, offset - 1);
        }

        assertThat(trail.back(49, 3)).containsExactly(47L, 48L, 49L);
    }
}
