package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Announced figures and named cases agree with what was printed, and name what there is. */
class AnnouncedTest {

    static Stream<MissionSource> missions() {
        return MissionSource.all(Path.of("source")).stream();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldAnnounceEveryOfficialFigureAsPrinted(MissionSource mission) {
        mission.published().stream()
                .filter(row -> row.get("reproduced_by").equals("series"))
                .forEach(row -> assertThat(mission.series())
                        .as(row.get("indicator"))
                        .anySatisfy(figure -> {
                            assertThat(figure.get("series")).isEqualTo(row.get("computes"));
                            assertThat(figure.get("area")).isEqualTo(row.get("where"));
                            assertThat(figure.get("amount")).isEqualTo(row.get("numerator"));
                            assertThat(figure.get("percent")).isEqualTo(row.get("percent"));
                            if (!figure.get("amount").isEmpty()) {
                                assertThat(figure.get("of")).isEqualTo(row.get("denominator"));
                            }
                        }));
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldPlantCasesOnlyWhereThereIsSuchAPlaceAndQuestion(MissionSource mission) {
        Set<String> places = ids(mission, "places.csv");
        Set<String> areas = ids(mission, "areas.csv");
        for (Map<String, String> row : mission.cases()) {
            Set<String> known = row.get("form").equals("incident") ? areas : places;
            assertThat(known).as(name(row)).contains(row.get("place"));
            assertThat(question(mission, row)).as(name(row)).isPresent();
            if (!row.get("station").isEmpty()) {
                assertThat(places).as(name(row)).contains(row.get("station"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldBringOutFindingsOfRulesThatTheMissionHas(MissionSource mission) {
        List<String> rules = ChecksTest.idsOf(mission);

        assertThat(mission.cases()).allSatisfy(row -> assertThat(rules).contains(row.get("finding")));
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldAnswerEachQuestionOfACaseOnce(MissionSource mission) {
        assertThat(mission.cases().stream()
                        .map(row -> List.of(
                                row.get("case"),
                                row.get("form"),
                                row.get("place"),
                                row.get("question"),
                                row.get("item"),
                                row.get("source"))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldGiveVotesToEveryContestantAndTotalsThatAddUp(MissionSource mission) {
        Set<String> contestants = mission.contestants().stream()
                .map(contestant -> contestant.get("id"))
                .collect(Collectors.toSet());
        Map<List<String>, List<Map<String, String>>> protocols = mission.cases().stream()
                .filter(row -> !row.get("item").isEmpty())
                .collect(
                        Collectors.groupingBy(row -> List.of(row.get("case"), row.get("question"), row.get("source"))));
        protocols.forEach((protocol, rows) -> {
            Map<String, Long> items = rows.stream()
                    .collect(Collectors.toMap(row -> row.get("item"), row -> Long.valueOf(row.get("value"))));
            assertThat(items).as(protocol.toString()).containsKeys(contestants.toArray(String[]::new));
            long sum = contestants.stream().mapToLong(items::get).sum();
            assertThat(items.getOrDefault("valid", sum)).as(protocol.toString()).isEqualTo(sum);
        });
    }

    /** A case that were not among the flagged reports of its figure would make one too many. */
    @ParameterizedTest
    @MethodSource("missions")
    void shouldKeepTheNamedCasesInsideThePrintedNumbers(MissionSource mission) {
        for (Map<String, String> target : mission.published()) {
            if (target.get("reproduced_by").equals("reports")) {
                Set<String> planted = planted(mission, target);
                Set<String> where = new HashSet<>(List.of(target.get("where").split(" ", -1)));
                assertThat((long) planted.size())
                        .as(target.get("indicator"))
                        .isLessThanOrEqualTo(Long.parseLong(target.get("replay_flagged")));
                assertThat(where).as(target.get("indicator")).containsAll(planted);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kz-2012, complaint_refused, 9",
        "kz-2019, access_denied_tab, 4",
        "kz-2019, malfeasance_tab, 9",
        "kz-2019, tabulation_postponed, 7",
        "kz-2019, protocol_pre_signed, 2",
        "kz-2022, access_denied_tab, 14",
        "kz-2022, tabulation_moved_up, 5",
    })
    void shouldNameEveryCommissionOrStationOfTheFigure(String mission, String indicator, int cases) {
        MissionSource source = missions()
                .filter(it -> it.facts().id().equals(mission))
                .findFirst()
                .orElseThrow();
        Map<String, String> target = source.published().stream()
                .filter(row -> row.get("indicator").equals(indicator))
                .filter(row -> row.get("reproduced_by").equals("reports"))
                .findFirst()
                .orElseThrow();

        assertThat(planted(source, target)).hasSize(cases);
    }

    /** The places where some case answers the question of this figure so that it is flagged. */
    private static Set<String> planted(MissionSource mission, Map<String, String> target) {
        return mission.cases().stream()
                .filter(row -> row.get("form").equals(target.get("form")))
                .filter(row -> question(mission, row)
                        .filter(question -> indicator(question).equals(target.get("computes")))
                        .filter(question ->
                                List.of(question.get("counted").split(" ", -1)).contains(row.get("value")))
                        .isPresent())
                .map(row -> row.get("place"))
                .collect(Collectors.toSet());
    }

    private static Optional<Map<String, String>> question(MissionSource mission, Map<String, String> row) {
        return mission.questionsOf(row.get("form")).stream()
                .filter(question -> question.get("id").equals(row.get("question")))
                .findFirst();
    }

    private static String indicator(Map<String, String> question) {
        return question.get("indicator").isEmpty() ? question.get("id") : question.get("indicator");
    }

    private static Set<String> ids(MissionSource mission, String file) {
        return CsvFile.read(Path.of(mission.facts().id(), file)).stream()
                .map(row -> row.get("id"))
                .collect(Collectors.toSet());
    }

    private static String name(Map<String, String> row) {
        return row.get("case") + " " + row.get("place") + " " + row.get("question");
    }
}
