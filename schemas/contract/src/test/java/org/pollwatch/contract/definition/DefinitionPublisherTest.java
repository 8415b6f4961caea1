package org.pollwatch.contract.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.contract.definition.DefinitionPublisher.Publication;
import org.pollwatch.contract.mission.MissionCopy;

class DefinitionPublisherTest {
    private static final String FORM = "forms/voting.yaml";
    private static final String PLACES = "places.csv";
    private static final String AREAS = "areas.csv";

    @TempDir
    Path directory;

    private final DefinitionTopic topic = new DefinitionTopic();
    private MissionCopy mission;

    @BeforeEach
    void copy() {
        mission = MissionCopy.of(directory);
    }

    @Test
    void shouldWriteEveryPieceWithTheMissionLast() {
        Publication first = topic.publish(mission.load());

        assertThat(first).isEqualTo(new Publication(1, mission.load().pieces().size()));
        assertThat(topic.records).hasSameSizeAs(mission.load().pieces()).allMatch(it -> it.getRevision() == 1);
        assertThat(topic.records.get(topic.records.size() - 1).getKind()).isEqualTo(DefinitionKind.MISSION);
    }

    @Test
    void shouldWriteNothingWhenNothingChanged() {
        topic.publish(mission.load());
        int before = topic.records.size();

        Publication second = topic.publish(mission.load());

        assertThat(second.isUnchanged()).isTrue();
        assertThat(second.revision()).isEqualTo(1);
        assertThat(topic.records).hasSize(before);
    }

    @Test
    void shouldWriteOnlyWhatChangedAndTheMissionAsItsMarker() {
        topic.publish(mission.load());
        int before = topic.records.size();

        Publication second =
                topic.publish(mission.replace(PLACES, "School", "New school").load());

        assertThat(second).isEqualTo(new Publication(2, 1));
        assertThat(topic.records.subList(before, topic.records.size()))
                .extracting(Definition::getKind, Definition::getId, Definition::getRevision)
                .containsExactly(
                        tuple(DefinitionKind.PLACE, "P-1", 2L), tuple(DefinitionKind.MISSION, "small-2030", 2L));
    }

    @Test
    void shouldMarkWhatIsNoLongerThereAsRemoved() {
        topic.publish(mission.load());
        int before = topic.records.size();

        topic.publish(mission.delete("regions.geojson").load());

        Definition removed = topic.records.get(before);
        assertThat(removed.getKind()).isEqualTo(DefinitionKind.MAP);
        assertThat(removed.getRemoved()).isTrue();
        assertThat(removed.getDocument()).isEmpty();
    }

    @Test
    void shouldMendARevisionWhosePublisherDied() {
        topic.publish(mission.load());
        topic.records.add(Definition.newBuilder()
                .setKind(DefinitionKind.PLACE)
                .setId("P-9")
                .setRevision(2)
                .setDocument("{}")
                .build());

        Publication mended = topic.publish(mission.load());

        assertThat(mended.revision()).isEqualTo(3);
        assertThat(topic.records.subList(topic.records.size() - 2, topic.records.size()))
                .extracting(Definition::getId, Definition::getRemoved)
                .containsExactly(tuple("P-9", true), tuple("small-2030", false));
        assertThat(topic.publish(mission.load()).isUnchanged()).isTrue();
    }

    @Test
    void shouldLeaveNothingBehindWhenTheClusterRefusesTheCommit() {
        MockProducer<String, Definition> producer = DefinitionTopic.producer();
        producer.commitTransactionException = new KafkaException("no");

        assertThatThrownBy(() -> topic.publish(mission.load(), producer))
                .isInstanceOf(ContractException.class)
                .hasMessage("the definition of mission small-2030 was not published");
        assertThat(producer.transactionAborted()).isTrue();
    }

    @Test
    void shouldSayThatAnotherPublisherTookOver() {
        MockProducer<String, Definition> producer = DefinitionTopic.producer();
        producer.commitTransactionException = new ProducerFencedException("no");

        assertThatThrownBy(() -> topic.publish(mission.load(), producer))
                .isInstanceOf(ContractException.class)
                .hasMessage("another publisher of mission small-2030 took over");
    }

    @Test
    void shouldRefuseAnotherMissionsFiles() {
        mission.replace("mission.yaml", "id: small-2030", "id: other").delete("published.csv");

        assertThatThrownBy(() -> topic.publish(mission.load()))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("mission other cannot be published as mission small-2030");
    }

    /** @param told what is refused; empty if the change is allowed */
    record Change(String file, String old, String now, String told) {
        @Override
        public String toString() {
            return now + ": " + (told.isEmpty() ? "allowed" : told);
        }
    }

    static Stream<Change> changesOfForms() {
        String voting = "form voting, version 2030-05-01";
        return Stream.of(
                new Change(FORM, "{en: Was it crowded?}", "{en: Was it very crowded?}", ""),
                new Change(FORM, "category: procedural", "category: other", ""),
                new Change(FORM, "reading: cumulative", "reading: cumulative\n    max: 90", ""),
                new Change(
                        FORM,
                        "  - id: left_at",
                        "  - id: came_at\n    type: time\n    label: {en: When did you come?}\n  - id: left_at",
                        ""),
                new Change(FORM, "version: 2030-05-01", "version: 2030-05-02", ""),
                new Change(
                        FORM,
                        "type: time",
                        "type: integer",
                        voting + ", question left_at: type may not change; make a new version of the form"),
                new Change(
                        FORM,
                        "counted: [long]",
                        "counted: [short]",
                        voting + ", question queue: counted may not change; make a new version of the form"),
                new Change(
                        FORM,
                        "indicator: press_present",
                        "indicator: media_present",
                        voting + ", question observers: options may not change; make a new version of the form"),
                new Change(
                        FORM,
                        "id: left_at",
                        "id: gone_at",
                        voting + ", question left_at: may not be taken out; make a new version of the form"),
                new Change(
                        FORM,
                        "    askIf: {question: crowded, is: [yes]}\n",
                        "",
                        voting + ", question queue: askIf may not change; make a new version of the form"),
                new Change(
                        FORM,
                        "over: 10",
                        "over: 11",
                        voting + ", question women: over may not change; make a new version of the form"),
                new Change(
                        FORM,
                        "reading: cumulative",
                        "reading: per_report",
                        voting + ", question voters: reading may not change; make a new version of the form"),
                new Change(FORM, "phase: voting", "phase: counting", voting + ": phase may not change, it was voting"));
    }

    static Stream<Change> changesOfResults() {
        String contestants = "contestants.csv";
        return Stream.of(
                new Change(contestants, "president,zephyr,,Zephyr", "president,zephyr,,Zephyr the Second", ""),
                new Change(contestants, "council,breeze,S-2,", "council,breeze,,", ""),
                new Change(contestants, "council,aster", "council,cloud,,Cloud,,\ncouncil,aster", ""),
                new Change(
                        contestants,
                        "president,against_all,,Against all,Против всех,Бәріне қарсы\n",
                        "",
                        "contestant president/against_all: may not be taken out, nor change contest, once published"),
                new Change(
                        contestants,
                        "president,against_all",
                        "council,against_all",
                        "contestant president/against_all: may not be taken out, nor change contest, once published"),
                new Change("plan.csv", "T1,voting", "T2,voting", ""),
                new Change("plan.csv", ",counting,,S-2,,,\n", "", ""),
                new Change("checks.yaml", "perHour: 400", "perHour: 300", ""),
                new Change("checks.yaml", "id: leap", "id: jumped", ""),
                new Change(
                        "forms/tabulation.yaml",
                        "contest: president",
                        "contest: council",
                        "form tabulation, version 2030-05-01, question table_president: contest may not change; make a"
                                + " new version of the form"),
                new Change(
                        "forms/incident.yaml",
                        "    by: source\n",
                        "",
                        "form incident, version 2030-05-01, question kind: by may not change; make a new version of the"
                                + " form"));
    }

    @ParameterizedTest
    @MethodSource("changesOfResults")
    void shouldKeepWhomVotesWereReportedFor(Change change) {
        mission.delete("cases.csv");
        if (change.file().endsWith("tabulation.yaml")) {
            mission.delete("checks.yaml");
        }
        topic.publish(mission.load());

        mission.replace(change.file(), change.old(), change.now());

        expect(change);
    }

    @Test
    void shouldWriteThePlanOfOneTeamOnly() {
        topic.publish(mission.load());
        int before = topic.records.size();

        topic.publish(mission.replace("plan.csv", ",counting,,S-2,,,", ",counting,,S-2,,,5")
                .load());

        assertThat(topic.records.subList(before, topic.records.size()))
                .extracting(Definition::getKind, Definition::getId)
                .containsExactly(tuple(DefinitionKind.PLAN, "-:1"), tuple(DefinitionKind.MISSION, "small-2030"));
    }

    @ParameterizedTest
    @MethodSource("changesOfForms")
    void shouldKeepTheMeaningOfAPublishedQuestion(Change change) {
        topic.publish(mission.load());

        mission.replace(change.file(), change.old(), change.now());

        expect(change);
    }

    @Test
    void shouldRememberARetiredVersionWhenItComesBack() {
        topic.publish(mission.load());
        topic.publish(mission.replace(FORM, "version: 2030-05-01", "version: 2030-05-02")
                .load());
        mission.replace(FORM, "version: 2030-05-02", "version: 2030-05-01")
                .replace(FORM, "type: time", "type: integer");

        assertThatThrownBy(() -> topic.publish(mission.load()))
                .isInstanceOf(DefinitionRefused.class)
                .hasMessageStartingWith("form voting, version 2030-05-01, question left_at: type may not change");
    }

    static Stream<Change> changesOfAreas() {
        return Stream.of(
                new Change(AREAS, "Inner,", "Innermost,", ""),
                new Change(PLACES, "P-1,polling_station,S-1-1", "P-1,polling_station,S-1", ""),
                new Change(PLACES, "C-1,commission,S-1,,Commission,,,,,,,\n", "", ""),
                new Change(
                        AREAS,
                        "S-1-1,S-1,",
                        "S-1-1,S,",
                        "area S-1-1: parent may not change after the first submission"),
                new Change(
                        AREAS,
                        "S-2,S,region",
                        "S-2,S,district",
                        "area S-2: level may not change after the first submission"),
                new Change(
                        AREAS,
                        "S-1-1,S-1,district,Inner",
                        "S-1-2,S-1,district,Outer,,,,,\nS-1-1,S-1,district,Inner",
                        "area S-1-2: may not be added after the first submission"),
                new Change(
                        AREAS,
                        "Atlantic/Azores",
                        "Atlantic/Madeira",
                        "area S-2: time_zone may not change after the first submission, it was Atlantic/Azores"),
                new Change(
                        PLACES,
                        "Atlantic/Madeira",
                        "",
                        "place P-2: time_zone may not change after the first submission, it was Atlantic/Madeira"));
    }

    @ParameterizedTest
    @MethodSource("changesOfAreas")
    void shouldFreezeTreeAndClocksAfterTheFirstSubmission(Change change) {
        topic.publish(mission.load());
        topic.withSubmission();

        mission.replace(change.file(), change.old(), change.now());

        expect(change);
    }

    @ParameterizedTest
    @MethodSource("changesOfAreas")
    void shouldTakeEveryChangeOfAreasBeforeTheFirstSubmission(Change change) {
        topic.publish(mission.load());

        mission.replace(change.file(), change.old(), change.now());

        assertThat(topic.publish(mission.load()).revision()).isEqualTo(2);
    }

    private void expect(Change change) {
        int before = topic.records.size();
        if (change.told().isEmpty()) {
            assertThat(topic.publish(mission.load()).revision()).isEqualTo(2);
        } else {
            DefinitionRefused refused =
                    catchThrowableOfType(DefinitionRefused.class, () -> topic.publish(mission.load()));
            assertThat(refused.reasons()).isEqualTo(List.of(change.told()));
            assertThat(topic.records).hasSize(before);
        }
    }
}
