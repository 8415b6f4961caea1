package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

class MissionDirectoryTest {
    private static final Path MISSIONS = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions");

    static List<Path> missions() throws IOException {
        try (Stream<Path> found = Files.list(MISSIONS)) {
            return found.filter(it -> Files.exists(it.resolve("mission.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldLoadEveryMissionOfTheRepository(Path directory) {
        MissionFiles files = MissionDirectory.load(directory);

        assertThat(files.mission().id()).isEqualTo(directory.getFileName().toString());
        assertThat(files.mission().revision()).isZero();
        assertThat(files.mission().places()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldAssembleThePiecesToWhatTheDirectoryHolds(Path directory) {
        MissionFiles files = MissionDirectory.load(directory);

        MissionSnapshot assembled = MissionAssembly.assemble(0, files.pieces());

        SnapshotAssert.assertSame(assembled, files.snapshot());
    }

    @Test
    void shouldReadWhatTheFilesSay() {
        Mission river = river().mission();

        Place embassy = river.place("ABROAD-001").orElseThrow();
        assertThat(river.zoneOf(embassy).getId()).isEqualTo("Europe/Lisbon");
        assertThat(embassy.registeredVoters()).isEqualTo(214);
        assertThat(embassy.attributes()).containsEntry("type", "abroad").containsEntry("setting", "urban");
        assertThat(river.areas().path("AV-N1")).containsExactly("AV-N1", "AV-N", "AV");
        assertThat(river.areas().find("AV-N").orElseThrow().names().ru()).isEqualTo("Нагорье");
        assertThat(river.card().minimumReports()).isEqualTo(5);
        assertThat(river().teams()).contains(new TeamPlan("R01", List.of("AV-N")));
    }

    @Test
    void shouldReadYesAndNoAsWordsAndVersionsAsText() {
        Form opening = river().mission().form("opening", "2026-09-01").orElseThrow();

        Question question = opening.question("opened_on_time").orElseThrow();
        assertThat(question.counted()).containsExactly("no");
        assertThat(question.irregularity()).isTrue();
        assertThat(question.indicators()).extracting(Indicator::id).containsExactly("opened_late", "opened_on_time");
    }

    @Test
    void shouldReadConditions() {
        Form voting = river().mission().newest("voting").orElseThrow();

        assertThat(voting.question("added_voters_verified").flatMap(Question::askIf))
                .contains(new Condition.All(List.of(
                        new Condition.PlaceIs("supplementary_registration", java.util.Set.of("true")),
                        new Condition.PlaceIs("type", java.util.Set.of("regular")),
                        new Condition.MoreThan("voters_added", 0))));
        assertThat(voting.question("group_voting").flatMap(Question::askIf)).isEqualTo(Optional.empty());
    }

    @Test
    void shouldMakeOnePieceOfEachPart() {
        MissionFiles river = river();

        assertThat(river.pieces())
                .filteredOn(it -> it.kind() == DefinitionKind.PLACE)
                .hasSameSizeAs(river.mission().places());
        assertThat(river.pieces())
                .filteredOn(it -> it.kind() == DefinitionKind.FORM)
                .extracting(Piece::id)
                .contains("voting/2026-09-01");
        assertThat(river.pieces())
                .filteredOn(it -> it.kind() == DefinitionKind.MISSION)
                .extracting(Piece::id)
                .containsExactly("river-2026");
    }

    private static MissionFiles river() {
        return MissionDirectory.load(MISSIONS.resolve("river-2026"));
    }
}
