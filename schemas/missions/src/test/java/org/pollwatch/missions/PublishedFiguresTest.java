package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets of the replays fit the printed figures, the forms and each other. */
class PublishedFiguresTest {

    private static final Path SOURCE = Path.of("source");
    private static final Pattern CONDITION = Pattern.compile("\\{question: (\\w+), is: \\[yes]}");

    static Stream<MissionSource> missions() {
        return MissionSource.all(SOURCE).stream();
    }

    @Test
    void shouldHoldEveryPrintedFigure() {
        assertThat(CsvFile.read(SOURCE.resolve("published.csv")).stream()
                        .filter(row -> !row.get("origin").equals("gate")))
                .hasSize(152 + 52);
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldFlagNoMoreThanAnsweredAndAnswerNoMoreThanReported(MissionSource mission) {
        for (Map<String, String> row : targets(mission)) {
            assertThat(flagged(row)).as(name(row)).isBetween(0L, isCount(row) ? applicable(row) : Long.MAX_VALUE);
            if (isCount(row)) {
                String most = row.get("measure").equals("places") ? "places_reported" : "reports";
                assertThat(applicable(row)).as(name(row)).isLessThanOrEqualTo(total(mission, row.get("form"), most));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldReproduceWhatIsPrintedAtItsRounding(MissionSource mission) {
        for (Map<String, String> row : targets(mission)) {
            if (!row.get("percent").isEmpty()) {
                BigDecimal printed = new BigDecimal(row.get("percent"));
                BigDecimal computed = BigDecimal.valueOf(100 * flagged(row))
                        .divide(BigDecimal.valueOf(applicable(row)), printed.scale(), RoundingMode.HALF_UP);
                assertThat(computed).as(name(row)).isEqualTo(printed);
            }
            if (isCount(row) && !row.get("numerator").isEmpty()) {
                assertThat(flagged(row)).as(name(row)).isEqualTo(Long.parseLong(row.get("numerator")));
            }
            if (row.get("base").equals("explicit")) {
                assertThat(applicable(row)).as(name(row)).isEqualTo(Long.parseLong(row.get("denominator")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldChooseInsideTheBoundsOfTheWords(MissionSource mission) {
        for (Map<String, String> row : targets(mission)) {
            if (isCount(row) && !row.get("numerator_min").isEmpty()) {
                assertThat(flagged(row)).as(name(row)).isGreaterThanOrEqualTo(Long.parseLong(row.get("numerator_min")));
            }
            if (isCount(row) && !row.get("numerator_max").isEmpty()) {
                assertThat(flagged(row)).as(name(row)).isLessThanOrEqualTo(Long.parseLong(row.get("numerator_max")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldComputeOnlyWhatTheFormsGive(MissionSource mission) {
        for (Map<String, String> row : targets(mission)) {
            assertThat(computable(mission, row.get("form"))).as(name(row)).contains(row.get("computes"));
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldOpenTheGateOfEveryConditionalTarget(MissionSource mission) {
        for (Map<String, String> row : targets(mission)) {
            Optional<Map<String, String>> gate = questionOf(mission, row).flatMap(asked -> gateOf(mission, row, asked));
            gate.ifPresent(question -> assertThat(yes(mission, row.get("form"), question))
                    .as("%s needs %s", name(row), question.get("id"))
                    .isGreaterThanOrEqualTo(applicable(row)));
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldLetComplementsAddUpToTheirBase(MissionSource mission) {
        for (Map<String, String> row : targets(mission)) {
            questionOf(mission, row)
                    .filter(question -> question.get("complement").equals(row.get("computes")))
                    .flatMap(question -> target(mission, row.get("form"), question.get("indicator")))
                    .ifPresent(twin -> assertThat(flagged(row) + flagged(twin))
                            .as(name(row))
                            .isEqualTo(applicable(row)));
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldKeepSubsetsInside(MissionSource mission) {
        target(mission, "counting", "deliberate_falsification").ifPresent(whole -> assertThat(flagged(
                        target(mission, "counting", "ballot_stuffing_counting").orElseThrow()))
                .isLessThanOrEqualTo(flagged(whole)));
        for (String form : List.of("voting", "counting")) {
            List<Long> parties = targets(mission).stream()
                    .filter(row -> row.get("form").equals(form))
                    .filter(row -> row.get("computes").startsWith("party_observers_"))
                    .filter(row -> !row.get("computes").startsWith("party_observers_present"))
                    .map(PublishedFiguresTest::flagged)
                    .toList();
            if (!parties.isEmpty()) {
                long any = flagged(
                        target(mission, form, "party_observers_present_" + form).orElseThrow());
                assertThat(parties).allMatch(party -> party <= any);
                assertThat(parties.stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(any);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldPlaceNamedCasesWhereAreasAndPlacesExist(MissionSource mission) {
        Set<String> known = new HashSet<>();
        CsvFile.read(Path.of(mission.facts().id(), "areas.csv")).forEach(area -> known.add(area.get("id")));
        CsvFile.read(Path.of(mission.facts().id(), "places.csv")).forEach(place -> known.add(place.get("id")));
        for (Map<String, String> row : targets(mission)) {
            if (!row.get("where").isEmpty()) {
                List<String> named = List.of(row.get("where").split(" ", -1));
                assertThat(known).as(name(row)).containsAll(named);
                assertThat((long) named.size()).as(name(row)).isLessThanOrEqualTo(flagged(row));
            }
        }
    }

    /** The rows that the replay's reports must add up to. */
    private static List<Map<String, String>> targets(MissionSource mission) {
        return mission.published().stream()
                .filter(row -> List.of("reports", "gate").contains(row.get("reproduced_by")))
                .toList();
    }

    private static Optional<Map<String, String>> target(MissionSource mission, String form, String computes) {
        return targets(mission).stream()
                .filter(row -> row.get("form").equals(form))
                .filter(row -> row.get("computes").equals(computes))
                .findFirst();
    }

    private static long total(MissionSource mission, String form, String computes) {
        return mission.published().stream()
                .filter(row -> row.get("form").equals(form))
                .filter(row -> row.get("computes").equals(computes))
                .mapToLong(PublishedFiguresTest::flagged)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> computable(MissionSource mission, String form) {
        Set<String> ids = new HashSet<>(Set.of("reports", "places_reported"));
        for (Map<String, String> question : mission.questionsOf(form)) {
            ids.addAll(List.of(question.get("id"), question.get("indicator"), question.get("complement")));
            ids.add(question.get("id") + "_over_" + question.get("over"));
            ids.add(question.get("id") + "_per_" + question.get("ratio_over"));
            mission.optionsOf(question.get("options")).forEach(option -> ids.add(option.get("indicator")));
        }
        return ids;
    }

    private static Optional<Map<String, String>> questionOf(MissionSource mission, Map<String, String> row) {
        return mission.questionsOf(row.get("form")).stream()
                .filter(question -> List.of(question.get("id"), question.get("indicator"), question.get("complement"))
                        .contains(row.get("computes")))
                .findFirst();
    }

    private static Optional<Map<String, String>> gateOf(
            MissionSource mission, Map<String, String> row, Map<String, String> question) {
        Matcher condition = CONDITION.matcher(question.get("ask_if"));
        if (!condition.matches()) {
            return Optional.empty();
        }
        return mission.questionsOf(row.get("form")).stream()
                .filter(gate -> gate.get("id").equals(condition.group(1)))
                .findFirst();
    }

    /** How many reports answer yes to a gate, by its own target. */
    private static long yes(MissionSource mission, String form, Map<String, String> gate) {
        boolean isNoCounted = gate.get("counted").equals("no");
        String indicator = isNoCounted ? gate.get("indicator") : gate.get("id");
        Map<String, String> row = target(mission, form, indicator).orElseThrow();
        return isNoCounted ? applicable(row) - flagged(row) : flagged(row);
    }

    private static boolean isCount(Map<String, String> row) {
        return List.of("reports", "places").contains(row.get("measure"));
    }

    private static long flagged(Map<String, String> row) {
        return Long.parseLong(row.get("replay_flagged"));
    }

    private static long applicable(Map<String, String> row) {
        return Long.parseLong(row.get("replay_applicable"));
    }

    private static String name(Map<String, String> row) {
        return row.get("mission") + " " + row.get("phase") + " " + row.get("indicator");
    }
}
