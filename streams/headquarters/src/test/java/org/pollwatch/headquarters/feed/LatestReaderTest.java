package org.pollwatch.headquarters.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class LatestReaderTest {
    private static final int A_MEGABYTE = 1 << 20;

    private final List<Long> handedOn = new ArrayList<>();
    private final LatestReader reader = new LatestReader((entry, rest) -> handedOn.add(entry.offset()));

    private static void noRest() {
        throw new AssertionError("nothing is waited for");
    }

    private void take(long offset, String key, int bytes) {
        reader.take(
                new ConsumerRecord<>(
                        "t",
                        0,
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        key.length(),
                        bytes,
                        key,
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()),
                LatestReaderTest::noRest);
    }

    @Test
    void shouldHandOnTheNewestOfEachKeyInTheOrderOfTheirOffsets() {
        take(0, "a", 10);
        take(1, "b", 10);
        take(2, "c", 10);
        take(3, "a", 10);
        take(4, "b", 10);
        assertThat(handedOn).isEmpty();
        reader.flush(LatestReaderTest::noRest);
        assertThat(handedOn).containsExactly(2L, 3L, 4L);
    }

    @Test
    void shouldHandOnEachRecordOnce() {
        take(0, "a", 10);
        reader.flush(LatestReaderTest::noRest);
        reader.flush(LatestReaderTest::noRest);
        take(1, "a", 10);
        reader.flush(LatestReaderTest::noRest);
        assertThat(handedOn).containsExactly(0L, 1L);
    }

    @Test
    void shouldNotHoldMoreThanAFewMegabytes() {
        for (int i = 0; i < 17; i++) {
            take(i, "key " + i, A_MEGABYTE);
        }
        assertThat(handedOn).hasSize(17);
    }

    @Test
    void shouldHoldNoMoreForManyVersionsOfOneKey() {
        for (int i = 0; i < 100; i++) {
            take(i, "a", A_MEGABYTE);
        }
        assertThat(handedOn).isEmpty();
    }
}
