package org.pollwatch.headquarters.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.EffectiveAnswer;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.headquarters.SampleDay;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Incident;
import org.pollwatch.mission.Mission;

/** Records as they stand in the topics, on the boards. */
final class TopicFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant AT = Instant.parse("2022-11-20T07:05:00Z");

    private final Topics topics = Topics.of("aa-2022");
    private final RecordSerdes serdes = RecordSerdes.inMemory(List.of(topics));
    private final Boards boards = new Boards("aa-2022", "log");
    private final FeedHealth health = new FeedHealth();
    private final Mission mission =
            SampleMission.of("aa-2022").reviewed().build().mission();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile Optional<Mission> definition = Optional.of(mission);
    private final AtomicInteger asked = new AtomicInteger();
    private MockConsumer<String, byte[]> consumer;
    private TopicFeed feed;
    private CompletableFuture<Void> caughtUp;

    @BeforeEach
    void start() {
        begin(0);
    }

    /** @param reports that stand in the first partition of their topic */
    private void begin(long reports) {
        consumer = new MockConsumer<>("earliest");
        Map<String, Integer> partitions = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Topic<?> topic : topics.all()) {
            partitions.put(topic.name(), topic.partitions());
            for (int i = 0; i < topic.partitions(); i++) {
                ends.put(new TopicPartition(topic.name(), i), 0L);
            }
        }
        consumer.updateBeginningOffsets(Map.copyOf(ends));
        ends.put(new TopicPartition(topics.reports().name(), 0), reports);
        consumer.updateEndOffsets(ends);
        feed = new TopicFeed(consumer, serdes, health);
        feed.read(boards, partitions, () -> {
            asked.incrementAndGet();
            return definition;
        });
        caughtUp = feed.start();
        await().atMost(PATIENCE).until(() -> !consumer.assignment().isEmpty());
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    private <V> void write(Topic<V> topic, int partition, String key, V value) {
        byte[] bytes = value == null ? null : serdes.serializer(topic).serialize(topic.name(), value);
        TopicPartition at = new TopicPartition(topic.name(), partition);
        long offset = next.merge(at, 1L, Long::sum) - 1;
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(topic.name(), partition, offset, key, bytes)));
    }

    private static EffectiveReport report(String id, String form, EffectiveAnswer... answers) {
        return new EffectiveReport(
                id,
                2L,
                form,
                "1",
                "AA-1",
                List.of("AA-1", "AA"),
                "2022-11-20T13",
                AT,
                AT,
                "T007",
                1L,
                List.of(answers));
    }

    private static EffectiveAnswer word(String question, String word) {
        return new EffectiveAnswer(question, List.of(word), null, null, null, null);
    }

    private static EffectiveReport protest(String id) {
        return report(
                id,
                "incident",
                word("incident_kind", "protest"),
                word("incident_source", "told"),
                word("incident_time", "13:05"));
    }

    private List<Incident> incidents() {
        return boards.incidents().sheet().all().stream().map(BoardEntry::value).toList();
    }

    private void awaitHeard(long records) {
        await().atMost(PATIENCE).until(() -> health.recordsRead() >= records);
    }

    @Test
    void shouldBeReadyWhenEverythingThatStoodInAllTopicsIsRead() {
        await().atMost(PATIENCE).until(caughtUp::isDone);
        assertThat(caughtUp).isCompleted();
    }

    @Test
    void shouldPutEachTopicOnItsBoard() {
        write(topics.rates(), 0, "AA|voting", SampleRates.of("AA", "voting").build());
        write(topics.coverage(), 0, "AA|voting", SampleDay.coverage("AA", "voting", CoverageState.PARTIAL, 9L, 3));
        write(topics.findings(), 0, "k", SampleFinding.of("s1").build());
        write(topics.quickCount(), 0, "turnout", SampleDay.turnoutEstimate());
        write(topics.reviews(), 2, "r1", SampleDay.quarantine("r1", "why"));
        write(topics.series(), 0, "turnout_official|AA|", SampleDay.turnout("AA", null, "61.0"));
        awaitHeard(6);
        assertThat(boards.rates().day().size()).isEqualTo(1);
        assertThat(boards.coverage().sheet().size()).isEqualTo(1);
        assertThat(boards.findings().sheet().size()).isEqualTo(1);
        assertThat(boards.quickCount().size()).isEqualTo(1);
        assertThat(boards.reviews().of("r1")).hasSize(1);
        assertThat(boards.series().sheet().size()).isEqualTo(1);
        assertThat(health.fault()).isEmpty();
    }

    @Test
    void shouldTakeBackAnAnnouncedFigureByItsTombstone() {
        write(topics.series(), 0, "turnout_official|AA|", SampleDay.turnout("AA", null, "61.0"));
        write(topics.series(), 0, "turnout_official|AA|", null);
        awaitHeard(2);
        assertThat(boards.series().sheet().all()).isEmpty();
    }

    @Test
    void shouldKeepOfAllReportsTheIncidentsOnly() {
        write(topics.reports(), 0, "r1", report("r1", "voting", word("group_voting", "yes")));
        write(topics.reports(), 3, "r2", protest("r2"));
        awaitHeard(2);
        assertThat(incidents())
                .containsExactly(new Incident(
                        "r2",
                        2,
                        "incident",
                        List.of("AA-1", "AA"),
                        Optional.of("protest"),
                        Optional.of("told"),
                        Optional.of("13:05"),
                        "2022-11-20T13",
                        AT,
                        AT,
                        "T007"));
        assertThat(health.fault()).isEmpty();
    }

    @Test
    void shouldSayOfAnIncidentWhatWasAnsweredOnly() {
        write(topics.reports(), 0, "r1", report("r1", "incident", word("incident_kind", "not_observed")));
        awaitHeard(1);
        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEmpty();
            assertThat(incident.source()).isEmpty();
            assertThat(incident.time()).isEmpty();
        });
    }

    @Test
    void shouldForgetAnIncidentThatNoLongerCounts() {
        write(topics.reports(), 1, "r1", protest("r1"));
        write(topics.reports(), 1, "r2", protest("r2"));
        write(topics.reports(), 1, "r1", null);
        awaitHeard(3);
        assertThat(incidents()).extracting(Incident::reportId).containsExactly("r2");
    }

    @Test
    void shouldWaitForADefinitionThatIsOnItsWay() {
        definition = Optional.empty();
        write(topics.reports(), 0, "r1", protest("r1"));
        await().atMost(PATIENCE).until(() -> asked.get() > 0);
        assertThat(incidents()).isEmpty();
        definition = Optional.of(mission);
        await().atMost(PATIENCE).until(() -> incidents().size() == 1);
        assertThat(health.fault()).isEmpty();
    }

    @Test
    void shouldReadFiguresWhileTheDefinitionOfReportsIsOnItsWay() {
        stop();
        definition = Optional.empty();
        begin(1);
        write(topics.reports(), 0, "r1", protest("r1"));
        write(topics.findings(), 0, "k", SampleFinding.of("s1").build());
        await().atMost(PATIENCE).until(() -> boards.findings().sheet().size() == 1);
        assertThat(caughtUp).isNotDone();
        definition = Optional.of(mission);
        await().atMost(PATIENCE).until(caughtUp::isDone);
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void shouldTellThatAReportIsNoneAndGoOn() {
        TopicPartition at = new TopicPartition(topics.reports().name(), 0);
        List<byte[]> broken = List.of(new byte[0], new byte[] {1, 0, 0, 0, 1, 2}, new byte[] {0, 0, 0, 0, 1, 99});
        for (int i = 0; i < broken.size(); i++) {
            ConsumerRecord<String, byte[]> entry = new ConsumerRecord<>(at.topic(), 0, i, "k", broken.get(i));
            consumer.schedulePollTask(() -> consumer.addRecord(entry));
        }
        next.put(at, (long) broken.size());
        write(topics.reports(), 0, "r1", protest("r1"));
        awaitHeard(4);
        assertThat(incidents()).hasSize(1);
        assertThat(health.recordsUnreadable()).isEqualTo(3);
    }

    @Test
    void shouldTellThatAValueCannotBeReadAndGoOn() {
        TopicPartition at = new TopicPartition(topics.findings().name(), 0);
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(at.topic(), 0, 0, "k", new byte[] {0, 0, 0, 0, 1, 99})));
        next.put(at, 1L);
        write(topics.findings(), 0, "k2", SampleFinding.of("s2").build());
        awaitHeard(2);
        assertThat(boards.findings().sheet().size()).isEqualTo(1);
        assertThat(health.recordsUnreadable()).isEqualTo(1);
    }
}
