package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.ClockTick;

class ClockTicksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T07:00:00Z");

    /** Fails once, then takes everything. */
    private static final class Recording extends MockProducer<String, ClockTick> {
        private final CountDownLatch taken = new CountDownLatch(2);
        private boolean failed;

        Recording() {
            super(true, null, new StringSerializer(), (topic, tick) -> new byte[0]);
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, ClockTick> record, Callback callback) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("the registry is away");
            }
            Future<RecordMetadata> sent = super.send(record, callback);
            taken.countDown();
            return sent;
        }
    }

    @Test
    void shouldTellTheLogTheTimeAgainAndAgainAlsoAfterAFailure() throws InterruptedException {
        Recording producer = new Recording();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (ClockTicks ticks = new ClockTicks(producer, "clock", "a", Duration.ofMillis(1), clock)) {
            ticks.start();
            assertThat(producer.taken.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(producer.history()).allSatisfy(it -> {
            assertThat(it.key()).isEqualTo("a");
            assertThat(it.value().getAt()).isEqualTo(NOW);
        });
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void shouldBeSilentWhereThePeriodIsZero() {
        TopologySettings settings = TopologySettings.of("m", "unused:9092", "mock://unused", Path.of("unused"))
                .withClock(Duration.ZERO);

        assertThat(ClockTicks.of(settings, Topics.of("m").clock(), new RecordSerdes("mock://unused")))
                .isEmpty();
    }
}
