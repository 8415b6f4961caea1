package org.pollwatch.contract.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.contract.mission.MissionCopy;
import org.pollwatch.mission.Mission;

class DefinitionLogTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path directory;

    private final DefinitionTopic topic = new DefinitionTopic();
    private MissionCopy mission;
    private MockConsumer<String, Definition> consumer;
    private DefinitionLog log;

    @BeforeEach
    void publishAndRead() {
        mission = MissionCopy.of(directory);
        topic.publish(mission.load());
        topic.publish(mission.replace("places.csv", "School", "New school").load());
        consumer = topic.consumer();
        log = DefinitionLog.start(topic.topics, consumer);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void shouldKeepEveryRevision() {
        Mission second = log.await(2, SOON);

        assertThat(second.place("P-1").orElseThrow().name()).isEqualTo("New school");
        assertThat(log.at(1).orElseThrow().place("P-1").orElseThrow().name()).isEqualTo("School");
        assertThat(log.latest()).isSameAs(second);
        assertThat(log.latestSnapshot().published()).hasSize(2);
        assertThat(log.latestSnapshot().map()).isPresent();
    }

    @Test
    void shouldCarryBallotPlanAndChecks() {
        Mission read = log.await(2, SOON);
        Mission files = mission.load().mission();

        assertThat(read.ballot().contestants("council"))
                .isEqualTo(files.ballot().contestants("council"));
        assertThat(read.plan()).isEqualTo(files.plan()).hasSize(3);
        assertThat(read.checks()).isEqualTo(files.checks()).hasSize(17);
        assertThat(read.card().turnout()).isEqualTo(files.card().turnout()).isPresent();

        append(write(mission.replace("checks.yaml", "perHour: 400", "perHour: 300")));
        assertThat(log.await(3, SOON).checks())
                .isEqualTo(mission.load().mission().checks());
        assertThat(log.at(2).orElseThrow().checks()).isEqualTo(files.checks());
    }

    @Test
    void shouldShareWhatDidNotChangeBetweenRevisions() {
        Mission second = log.await(2, SOON);
        Mission first = log.at(1).orElseThrow();

        assertThat(second.place("P-2").orElseThrow())
                .isSameAs(first.place("P-2").orElseThrow());
        assertThat(second.newest("voting").orElseThrow())
                .isSameAs(first.newest("voting").orElseThrow());
    }

    @Test
    void shouldNotKnowARevisionBeforeItsMissionPieceIsRead() {
        log.await(2, SOON);
        List<Definition> third = write(mission.replace("places.csv", "New school", "Old school"));

        append(third.subList(0, 1));
        assertThat(log.at(3)).isEmpty();
        assertThatThrownBy(() -> log.await(3, SHORT))
                .isInstanceOf(ContractException.class)
                .hasMessage("definition revision 3 of mission small-2030 was not read within 50 ms; the latest is 2");

        append(third.subList(1, 2));
        assertThat(log.await(3, SOON).place("P-1").orElseThrow().name()).isEqualTo("Old school");
    }

    @Test
    void shouldTellAListenerTheLatestRevisionAndEveryLaterOne() {
        log.await(2, SOON);
        List<Long> told = new CopyOnWriteArrayList<>();

        log.onRevision(it -> told.add(it.mission().revision()));
        log.onRevision(it -> {
            if (it.mission().revision() > 2) {
                throw new IllegalStateException("a listener's own fault");
            }
        });
        append(write(mission.delete("regions.geojson")));
        log.await(3, SOON);

        assertThat(told).containsExactly(2L, 3L);
        assertThat(log.latestSnapshot().map()).isEmpty();
    }

    @Test
    void shouldReadOnAfterARevisionThatItCannotRead() {
        log.await(2, SOON);
        append(List.of(piece(DefinitionKind.PLACE, "P-1", 3, "{}"), missionPiece(3)));
        append(List.of(piece(DefinitionKind.PLACE, "P-1", 4, document(DefinitionKind.PLACE, "P-1")), missionPiece(4)));

        assertThat(log.await(4, SOON).place("P-1")).isPresent();
        assertThatThrownBy(() -> log.at(3))
                .isInstanceOf(ContractException.class)
                .hasMessage("definition revision 3 of mission small-2030 cannot be read by this version");
    }

    @Test
    void shouldFailWhoeverWaitsWhenTheTopicCannotBeRead() {
        log.await(2, SOON);
        consumer.schedulePollTask(() -> consumer.setPollException(new AuthorizationException("not yours")));

        assertThatThrownBy(() -> log.await(3, SOON))
                .isInstanceOf(ContractException.class)
                .hasMessage("the definition of mission small-2030 cannot be read");
        assertThat(log.at(2)).isPresent();
    }

    @Test
    void shouldAskForPublicationWhenNothingIsThere() {
        DefinitionTopic empty = new DefinitionTopic();
        try (DefinitionLog nothing = DefinitionLog.start(empty.topics, empty.consumer())) {
            assertThatThrownBy(() -> nothing.awaitFirst(SHORT))
                    .isInstanceOf(ContractException.class)
                    .hasMessageEndingWith("publish it with: mission publish DIR");
            assertThatThrownBy(nothing::latest).isInstanceOf(ContractException.class);
        }
    }

    /** A broker that is busy hands a large mission out piece by piece. */
    @Test
    void shouldWaitForTheFirstAsLongAsPiecesCome() {
        Duration unmoved = Duration.ofSeconds(2);
        DefinitionTopic slow = new DefinitionTopic();
        MockConsumer<String, Definition> pieces = slow.consumer();
        slow.publish(mission.load());
        Duration between = unmoved.multipliedBy(2).dividedBy(slow.records.size());
        for (int i = 0; i < slow.records.size(); i++) {
            int offset = i;
            pieces.schedulePollTask(() -> {
                LockSupport.parkNanos(between.toNanos());
                slow.add(pieces, List.of(slow.records.get(offset)), offset);
            });
        }
        long start = System.nanoTime();
        try (DefinitionLog read = DefinitionLog.start(slow.topics, pieces)) {
            assertThat(read.awaitFirst(unmoved).revision()).isEqualTo(1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(unmoved);
    }

    @Test
    void shouldKnowNoOtherRevisionsThanThoseItWasMadeOf() {
        Definitions two = Definitions.of(log.await(1, SOON), log.await(2, SOON));

        assertThat(two.at(2)).contains(log.latest());
        assertThat(two.at(3)).isEmpty();
    }

    /** @return what publishing the mission writes */
    private List<Definition> write(MissionCopy changed) {
        int before = topic.records.size();
        topic.publish(changed.load());
        return List.copyOf(topic.records.subList(before, topic.records.size()));
    }

    private int appended = -1;

    private void append(List<Definition> pieces) {
        int first = appended < 0 ? 1_000 : appended;
        appended = first + pieces.size();
        consumer.schedulePollTask(() -> topic.add(consumer, pieces, first));
    }

    private String document(DefinitionKind kind, String id) {
        return mission.load().pieces().stream()
                .filter(it -> it.kind() == kind && it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .document();
    }

    private Definition missionPiece(long revision) {
        return piece(DefinitionKind.MISSION, "small-2030", revision, document(DefinitionKind.MISSION, "small-2030"));
    }

    private static Definition piece(DefinitionKind kind, String id, long revision, String document) {
        return Definition.newBuilder()
                .setKind(kind)
                .setId(id)
                .setRevision(revision)
                .setDocument(document)
                .build();
    }
}
