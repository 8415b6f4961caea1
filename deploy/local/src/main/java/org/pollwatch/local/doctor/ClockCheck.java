package org.pollwatch.local.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.pollwatch.contract.Topics;

/** Whether the clocks agree: this machine's, the topology's (its last tick in the log), and those that services tell. */
final class ClockCheck {
    private static final String CLOCKS = "clocks";
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Installation installation;
    private final Clock clock;

    ClockCheck(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** @param served how far the clocks of services are from this one's */
    Diagnosis check(Duration served) {
        String todo = "set the clocks by NTP: times of reports and silence are judged by them";
        if (served.compareTo(APART) > 0) {
            return Diagnosis.failure(CLOCKS, "a service is " + served.toSeconds() + " s from this machine", todo);
        }
        Optional<Instant> tick = lastTick();
        if (tick.isEmpty()) {
            return Diagnosis.warning(
                    CLOCKS, "nobody tells the time in the log", "silence is judged once a topology runs");
        }
        Duration age = Duration.between(tick.get(), clock.instant());
        if (age.compareTo(APART.negated()) < 0) {
            return Diagnosis.failure(
                    CLOCKS, "the topology's is " + age.negated().toSeconds() + " s ahead of this machine", todo);
        }
        return age.compareTo(QUIET) > 0
                ? Diagnosis.warning(
                        CLOCKS,
                        "the last tick in the log is " + age.toSeconds() + " s old",
                        "start a topology, or set its clock: silence of teams is not judged without it")
                : Diagnosis.ok(CLOCKS, "agree; last tick " + Math.max(0, age.toSeconds()) + " s ago");
    }

    private Optional<Instant> lastTick() {
        Map<String, Object> settings = installation.kafka();
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        TopicPartition ticks =
                new TopicPartition(Topics.of(installation.mission()).clock().name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(ticks));
            long end = consumer.endOffsets(List.of(ticks), PATIENCE).get(ticks);
            if (end == 0) {
                return Optional.empty();
            }
            consumer.seek(ticks, end - 1);
            for (ConsumerRecord<byte[], byte[]> tick : consumer.poll(PATIENCE)) {
                return Optional.of(Instant.ofEpochMilli(tick.timestamp()));
            }
            return Optional.empty();
        }
    }
}
