package org.pollwatch.contract.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.mission.SeriesEntry;

class SeriesPublisherTest {
    private static final Instant NOW = Instant.parse("2030-05-05T06:00:00Z");
    private static final SeriesEntry BY_HOUR = new SeriesEntry(
            "turnout_official",
            "S-1",
            Optional.of("2030-05-05T10"),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.of(new BigDecimal("17.30")),
            "Commission");
    private static final SeriesEntry ADDED = new SeriesEntry(
            "added_official", "S", Optional.empty(), OptionalLong.of(120), OptionalLong.of(900), Optional.empty(), "");

    private final Topics topics = Topics.of("small-2030");
    private final TopicPartition partition = new TopicPartition(topics.series().name(), 0);
    private final List<ProducerRecord<String, SeriesFigure>> written = new ArrayList<>();
    private final MockProducer<String, SeriesFigure> producer =
            new MockProducer<>(true, null, new StringSerializer(), (name, figure) -> new byte[0]);

    private int publish(SeriesEntry... entries) {
        MockConsumer<String, SeriesFigure> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) written.size()));
        List<ProducerRecord<String, SeriesFigure>> there = List.copyOf(written);
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < there.size(); i++) {
                ProducerRecord<String, SeriesFigure> it = there.get(i);
                consumer.addRecord(new ConsumerRecord<>(partition.topic(), 0, i, it.key(), it.value()));
            }
        });
        try (SeriesPublisher publisher =
                new SeriesPublisher(topics, producer, consumer, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return publisher.publish(List.of(entries));
        } finally {
            written.addAll(producer.history());
        }
    }

    @Test
    void shouldWriteEachFigureUnderItsKeyAsTheDefinitionsOwn() {
        assertThat(publish(BY_HOUR, ADDED)).isEqualTo(2);

        assertThat(written)
                .extracting(ProducerRecord::key)
                .containsExactly("turnout_official|S-1|2030-05-05T10", "added_official|S|");
        assertThat(written)
                .extracting(ProducerRecord::value)
                .containsExactly(
                        new SeriesFigure(
                                "turnout_official",
                                "S-1",
                                "2030-05-05T10",
                                null,
                                null,
                                "17.30",
                                "Commission",
                                "definition",
                                NOW),
                        new SeriesFigure("added_official", "S", null, 120L, 900L, null, "", "definition", NOW));
    }

    @Test
    void shouldNotWriteWhatHeadquartersEntered() {
        SeriesFigure theirs = SeriesRecords.write(ADDED, "desk", NOW.minusSeconds(60));
        written.add(new ProducerRecord<>(partition.topic(), Topics.seriesKey(theirs), theirs));

        assertThat(publish(BY_HOUR, ADDED)).isEqualTo(1);

        assertThat(written).extracting(it -> it.value().getEnteredBy()).containsExactly("desk", "definition");
    }

    @Test
    void shouldNotBringBackWhatHeadquartersTookBack() {
        written.add(new ProducerRecord<>(partition.topic(), "added_official|S|", null));

        assertThat(publish(ADDED)).isZero();
    }

    @Test
    void shouldReadNothingForAMissionWithoutAnnouncedFigures() {
        assertThat(publish()).isZero();
    }

    @Test
    void shouldSayThatTheTopicTookNothing() {
        producer.sendException = new NotEnoughReplicasException("no");

        assertThatThrownBy(() -> publish(ADDED))
                .isInstanceOf(ContractException.class)
                .hasMessage("the series of mission small-2030 were not published");
    }
}
