package org.pollwatch.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pollwatch.gateway.kafka.StandingTable.Standing;

class StandingTableTest {

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Test
    void shouldHoldWhatAMapHolds() {
        Random random = new Random(7);
        StandingTable table = new StandingTable(1_000_000);
        Map<UUID, Standing> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            // One in four is about a report that is there: ids of few bits repeat.
            UUID report = i % 4 == 0 ? new UUID(0, 1 + random.nextInt(1_000)) : id(random);
            Standing standing = new Standing(
                    random.nextInt(300) - 1,
                    random.nextInt(9),
                    random.nextLong(),
                    random.nextLong(),
                    Standing.receipt(random.nextInt(64), random.nextInt()));
            table.put(report, standing);
            expected.put(report, standing);
        }

        assertThat(table.size()).isEqualTo(expected.size());
        assertThat(expected)
                .allSatisfy((report, standing) -> assertThat(table.find(report)).hasValue(standing));
        assertThat(table.find(new UUID(0, 2_000))).isEmpty();
    }

    @Test
    void shouldForgetTheOldestOnceItIsFull() {
        StandingTable table = new StandingTable(64_000);
        Random random = new Random(8);
        UUID first = id(random);
        table.put(first, new Standing(1, 1, 1, 1, 1));
        UUID last = first;
        for (int i = 0; i < 500_000; i++) {
            last = id(random);
            table.put(last, new Standing(1, 1, 1, 1, 1));
        }

        assertThat(table.size()).isLessThanOrEqualTo(64_000);
        assertThat(table.find(first)).isEmpty();
        assertThat(table.find(last)).isPresent();
    }

    @Test
    void shouldKeepPartitionAndOffsetApart() {
        Standing standing = new Standing(0, 0, 0, 0, Standing.receipt(40_000, (1L << 48) - 1));

        assertThat(standing.partition()).isEqualTo(40_000);
        assertThat(standing.offset()).isEqualTo((1L << 48) - 1);
    }
}
