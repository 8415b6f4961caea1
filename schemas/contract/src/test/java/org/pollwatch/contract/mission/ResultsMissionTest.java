package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Relation;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.Sample;

/** What the small mission says of ballot, plan, checks, announced figures and cases, read from its files and its pieces. */
class ResultsMissionTest {
    @TempDir
    Path directory;

    private MissionCopy copy;
    private MissionFiles files;
    private Mission mission;

    @BeforeEach
    void load() {
        copy = MissionCopy.of(directory);
        files = copy.load();
        mission = files.mission();
    }

    private Rule rule(String id) {
        return mission.checks().stream()
                .filter(it -> it.id().equals(id))
                .map(Check::rule)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldReadTheBallotInTheOrderOfItsFiles() {
        assertThat(mission.ballot().contests()).extracting(Contest::id).containsExactly("president", "council");
        assertThat(mission.ballot().contestants("president"))
                .extracting(Contestant::id)
                .containsExactly("zephyr", "against_all");
        assertThat(mission.ballot().contestants("council", mission.areas().path("S-1-1")))
                .extracting(Contestant::id)
                .containsExactly("aster");
        assertThat(mission.card().sample()).isEqualTo(Sample.PROBABILITY);
        assertThat(mission.card().turnout()).contains(new Mission.Turnout("counting", "signatures"));
    }

    @Test
    void shouldReadThePlanByTeam() {
        assertThat(mission.plan())
                .containsExactly(
                        new PlanEntry(Optional.empty(), "counting", "S-2", Optional.empty(), Optional.empty(), 1),
                        new PlanEntry(
                                Optional.of("T1"),
                                "voting",
                                "P-1",
                                Optional.of(LocalDateTime.parse("2030-05-05T07:00")),
                                Optional.of(LocalDateTime.parse("2030-05-05T20:00")),
                                2),
                        new PlanEntry(Optional.of("T1"), "counting", "P-1", Optional.empty(), Optional.empty(), 1));
    }

    @Test
    void shouldReadAnnouncedFiguresAndCases() {
        assertThat(files.series())
                .containsExactly(
                        new SeriesEntry(
                                "turnout_official",
                                "S-1",
                                Optional.of("2030-05-05T10"),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.of(new BigDecimal("17.32")),
                                "Commission, 10:15"),
                        new SeriesEntry(
                                "added_official",
                                "S",
                                Optional.empty(),
                                OptionalLong.of(120),
                                OptionalLong.empty(),
                                Optional.empty(),
                                "Commission"),
                        new SeriesEntry(
                                "turnout_official",
                                "S",
                                Optional.empty(),
                                OptionalLong.of(700),
                                OptionalLong.of(1200),
                                Optional.of(new BigDecimal("58.3")),
                                "Commission"));
        assertThat(files.cases())
                .hasSize(4)
                .contains(new NamedCase(
                        "moved_votes",
                        "reassigned",
                        "tabulation",
                        "C-2",
                        "table_president",
                        Optional.of("P-1"),
                        Optional.of("zephyr"),
                        Optional.of("commission"),
                        "300",
                        "the commission"));
    }

    @Test
    void shouldReadEveryKindOfCheck() {
        assertThat(rule("more_ballots"))
                .isEqualTo(new Rule.Numbers(
                        "counting",
                        List.of(new Term.Asked("found"), new Term.Fixed(0)),
                        Relation.MORE_THAN,
                        List.of(new Term.Asked("signatures")),
                        Optional.of(new Condition.AnswerIs("sealed", Set.of("yes")))));
        assertThat(rule("many_invalid"))
                .isEqualTo(new Rule.Numbers(
                        "counting",
                        List.of(new Term.Asked("invalid")),
                        Relation.MORE_THAN,
                        List.of(new Term.Fixed(100)),
                        Optional.of(new Condition.PlaceIs("setting", Set.of("rural")))));
        assertThat(rule("too_large"))
                .isEqualTo(new Rule.Numbers(
                        "voting",
                        List.of(new Term.Register()),
                        Relation.MORE_THAN,
                        List.of(new Term.Fixed(3000)),
                        Optional.empty()));
        assertThat(rule("denied"))
                .isEqualTo(new Rule.Answers("tabulation", new Condition.AnswerIs("admitted", Set.of("no"))));
        assertThat(rule("kind_words"))
                .isEqualTo(new Rule.Evaluation(
                        "counting", "overall_counting", Set.of("very_good", "good"), List.of("sealed")));
        assertThat(rule("none_invalid")).isEqualTo(new Rule.ImplausibleZero("counting", "invalid", "found", 0.0062, 3));
        assertThat(rule("reassigned"))
                .isEqualTo(
                        new Rule.Mismatch("president", "counting", "votes_president", "tabulation", "table_president"));
        assertThat(rule("leap")).isEqualTo(new Rule.Jump("counting", "signed_so_far", 400));
        assertThat(rule("two_stories"))
                .isEqualTo(new Rule.Contradiction("counting", List.of("sealed"), Duration.ofHours(2)));
        assertThat(rule("several_sources")).isEqualTo(new Rule.Evidence("incident", "kind", "source"));
        assertThat(rule("silent"))
                .isEqualTo(new Rule.Silence(
                        Optional.of(Duration.ofHours(3)),
                        Optional.of(Duration.ofMinutes(90)),
                        LocalTime.of(7, 0),
                        LocalTime.of(23, 0)));
        assertThat(rule("hot")).isEqualTo(new Rule.Hotspot("counting", List.of("not_sealed"), 0.05, 10));
        assertThat(rule("too_many_added")).isEqualTo(new Rule.SeriesSum("counting", "signatures", "added_official"));
        assertThat(rule("turnout_apart"))
                .isEqualTo(new Rule.SeriesShare("counting", "signed_so_far", "turnout_official", 5, 10));
        assertThat(rule("thin")).isEqualTo(new Rule.Coverage(List.of("voting", "counting")));
    }

    @Test
    void shouldResolveAnotherChoiceThatStandsBelow() {
        Question kind =
                mission.newest("incident").orElseThrow().question("kind").orElseThrow();

        assertThat(kind.by()).contains(new By("source", List.of("seen", "told")));
        assertThat(kind.indicators())
                .extracting(Indicator::id)
                .containsExactly(
                        "kind_protest",
                        "kind_protest_by_seen",
                        "kind_protest_by_told",
                        "kind_expelled",
                        "kind_expelled_by_seen",
                        "kind_expelled_by_told");
    }

    @Test
    void shouldMakePiecesOfTheirOwnKindsAndNoneOfWhatIsNotDefinition() {
        assertThat(ids(DefinitionKind.CONTEST)).containsExactly("president", "council");
        assertThat(ids(DefinitionKind.CONTESTANT))
                .containsExactly("president/zephyr", "president/against_all", "council/aster", "council/breeze");
        assertThat(ids(DefinitionKind.PLAN)).containsExactly("T1:1", "-:1", "T1:2");
        assertThat(ids(DefinitionKind.CHECK)).containsExactly("checks.yaml");
        assertThat(files.pieces()).extracting(Piece::document).noneMatch(it -> it.contains("turnout_official,S-1"));
    }

    private List<String> ids(DefinitionKind kind) {
        return files.pieces().stream()
                .filter(it -> it.kind() == kind)
                .map(Piece::id)
                .toList();
    }

    @Test
    void shouldAssembleThePiecesToWhatTheFilesSay() {
        SnapshotAssert.assertSame(MissionAssembly.assemble(0, files.pieces()), files.snapshot());
    }

    @Test
    void shouldAssembleTheSameWhateverTheOrderOfThePieces() {
        List<Piece> backwards = new ArrayList<>(files.pieces());
        java.util.Collections.reverse(backwards);

        Mission assembled = MissionAssembly.assemble(0, backwards).mission();

        assertThat(assembled.ballot().contestants("president"))
                .isEqualTo(mission.ballot().contestants("president"));
        assertThat(assembled.ballot().contests())
                .containsExactlyElementsOf(mission.ballot().contests());
        assertThat(assembled.plan()).isEqualTo(mission.plan());
        assertThat(assembled.checks()).isEqualTo(mission.checks());
    }

    @Test
    void shouldFollowAContestantThatComesInBetween() {
        MissionAssembly assembly = new MissionAssembly();
        files.pieces().forEach(assembly::put);
        MissionFiles changed = copy.replace(
                        "contestants.csv",
                        "president,against_all",
                        "president,mistral,,Mistral,,\npresident,against_all")
                .replace("plan.csv", "T1,counting,P-1,,,,\n", "")
                .load();

        changed.pieces().forEach(assembly::put);
        assembly.remove(DefinitionKind.PLAN, "T1:2");

        SnapshotAssert.assertSame(assembly.snapshot(0), changed.snapshot());
        assertThat(assembly.snapshot(0).mission().ballot().contestants("president"))
                .extracting(Contestant::id)
                .containsExactly("zephyr", "mistral", "against_all");
    }

    @Test
    void shouldDropTheChecksWhenTheirPieceGoes() {
        MissionAssembly assembly = new MissionAssembly();
        files.pieces().forEach(assembly::put);

        assembly.remove(DefinitionKind.CHECK, "checks.yaml");

        assertThat(assembly.snapshot(1).mission().checks()).isEmpty();
    }
}
