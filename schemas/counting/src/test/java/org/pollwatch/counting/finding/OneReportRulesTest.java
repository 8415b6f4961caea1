package org.pollwatch.counting.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Severity;

/** C4, C10, C11, C12, C15, C16 of domain.md, section 4, and the hour that is none. */
class OneReportRulesTest {
    private static final double NATIONAL = 0.0062;
    private static final double MEAN_OF_53 = 0.0001;

    private final Mission mission = new MissionBuilder()
            .place("chromtau", PlaceKind.COMMISSION, "R", 25_000, Map.of())
            .form(
                    "counting",
                    "1",
                    Phase.COUNTING,
                    FormSubject.POLLING_STATION,
                    QuestionBuilder.yesNo("signed_early"),
                    QuestionBuilder.integer("mobile"),
                    QuestionBuilder.yesNo("surplus"),
                    QuestionBuilder.yesNo("invalidated"),
                    QuestionBuilder.of("overall", QuestionType.EVALUATION).counted("bad", "very_bad"),
                    QuestionBuilder.yesNo("stuffing"),
                    QuestionBuilder.yesNo("transparent").counted("no"),
                    QuestionBuilder.choices("obstacles", "crowd", "none"),
                    QuestionBuilder.integer("added").over(100))
            .form(
                    "tabulation",
                    "1",
                    Phase.TABULATION,
                    FormSubject.COMMISSION,
                    QuestionBuilder.yesNo("admitted"),
                    QuestionBuilder.choice("protocols_changed", "completed", "changed", "no"),
                    QuestionBuilder.integer("invalid").max(1_000_000),
                    QuestionBuilder.integer("voters").max(1_000_000))
            .check("c4_high", CheckKind.IMPLAUSIBLE_ZERO, zero(NATIONAL))
            .check("c4_low", CheckKind.IMPLAUSIBLE_ZERO, zero(MEAN_OF_53))
            .check("c10", CheckKind.ANSWERS, new Rule.Answers("counting", is("signed_early", "yes")))
            .check(
                    "c11",
                    CheckKind.ANSWERS,
                    new Rule.Answers("tabulation", is("protocols_changed", "completed", "changed")))
            .check("c12", CheckKind.ACCESS_DENIED, new Rule.Answers("tabulation", is("admitted", "no")))
            .check(
                    "c15",
                    CheckKind.EVALUATION,
                    new Rule.Evaluation(
                            "counting",
                            "overall",
                            Set.of("very_good", "good"),
                            List.of("stuffing", "transparent", "obstacles", "added")))
            .check(
                    "c16",
                    CheckKind.ANSWERS,
                    new Rule.Answers(
                            "counting", new Condition.All(List.of(is("invalidated", "yes"), is("surplus", "no")))))
            .check(
                    "urban_mobile",
                    CheckKind.ANSWERS,
                    new Rule.Answers(
                            "counting",
                            new Condition.All(List.of(
                                    new Condition.MoreThan("mobile", 20),
                                    new Condition.PlaceIs("setting", Set.of("urban"))))))
            .build();

    private static Rule zero(double share) {
        return new Rule.ImplausibleZero("tabulation", "invalid", "voters", share, 3);
    }

    private static Condition is(String question, String... answers) {
        return new Condition.AnswerIs(question, Set.of(answers));
    }

    private static ReportBuilder counting() {
        return report().form("counting");
    }

    private static ReportBuilder tabulation() {
        return report().form("tabulation").at("commission");
    }

    private List<Finding> found(ReportBuilder report) {
        return new Observed(mission).report("r1", report).at(report.build().place());
    }

    private List<String> rules(ReportBuilder report) {
        return found(report).stream().map(Finding::rule).toList();
    }

    /** C4, 003:1541-1546: whether a zero is implausible depends on the share that one expects. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Semey City, 172543, c4_high c4_low, 1069.8, 17.3",
        "Chromtau,   25000,  c4_high,   155,    2.5",
        "Bayzak,     54000,  c4_high c4_low, 334.8,  5.4",
        "a village,  483,    '',        2.99,   0.05",
    })
    void shouldFindNoInvalidBallotsWhereSomeAreLikely(
            String name, long voters, String rules, double atNational, double atMean) {
        List<Finding> found =
                found(tabulation().at("chromtau").answer("invalid", 0).answer("voters", voters));

        assertThat(found).extracting(Finding::rule).as(name).containsExactlyElementsOf(words(rules));
        List<Double> expected = List.of(atNational, atMean);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).expected().orElseThrow()).isCloseTo(expected.get(i), Offset.offset(0.05));
        }
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    @Test
    void shouldStateTheExpectationBehindAZero() {
        assertThat(found(tabulation().at("chromtau").answer("invalid", 0).answer("voters", 25_000)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.about().subject()).isEqualTo("chromtau|r1");
                    assertThat(it.expectation()).isEqualTo("about 155 of 25000, at 0.62 %");
                    assertThat(it.compared())
                            .containsExactly(
                                    Compared.number("invalid", "r1", 0), Compared.number("voters", "r1", 25_000));
                });
        assertThat(found(tabulation().answer("invalid", 0).answer("voters", 54_000)))
                .extracting(Finding::expectation)
                .containsExactly("about 335 of 54000, at 0.62 %", "about 5.4 of 54000, at 0.01 %");
    }

    @Test
    void shouldTakeOneInvalidBallotOrAnUnknownNumberForNoZero() {
        assertThat(rules(tabulation().answer("invalid", 1).answer("voters", 172_543)))
                .isEmpty();
        assertThat(rules(tabulation().answer("invalid", "not_observed").answer("voters", 172_543)))
                .isEmpty();
        assertThat(rules(tabulation().answer("invalid", 0).answer("voters", "not_observed")))
                .isEmpty();
        assertThat(rules(tabulation().answer("invalid", 0))).isEmpty();
    }

    /** C10, 003:1495-1496. */
    @Test
    void shouldFindAProtocolSignedBeforeTheCountEnded() {
        assertThat(rules(counting().answer("signed_early", "no"))).isEmpty();
        assertThat(rules(counting())).isEmpty();
        assertThat(found(counting().answer("signed_early", "yes")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.id()).isEqualTo("c10|station|r1");
                    assertThat(it.compared()).containsExactly(Compared.word("signed_early", "r1", "yes"));
                    assertThat(it.expectation()).isEqualTo("not: signed_early is yes");
                });
    }

    /** C11, 003:1471-1472. */
    @Test
    void shouldFindAProtocolChangedAtTheCommission() {
        assertThat(rules(tabulation().answer("protocols_changed", "changed"))).containsExactly("c11");
        assertThat(rules(tabulation().answer("protocols_changed", "completed"))).containsExactly("c11");
        assertThat(rules(tabulation().answer("protocols_changed", "no"))).isEmpty();
    }

    /** C12, 003:1474-1475: Nur-Sultan, Turkistan and Shymkent. */
    @Test
    void shouldListACommissionThatDidNotAdmitTheTeamUntilItDoes() {
        Observed observed = new Observed(mission).report("r1", tabulation().answer("admitted", "no"));

        assertThat(observed.at("commission")).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("access_denied");
            assertThat(it.about().place()).contains("commission");
            assertThat(it.about().areaPath()).containsExactly("R", "C");
            assertThat(it.about().form()).contains("tabulation");
        });
        assertThat(observed.report("r1", tabulation().answer("admitted", "yes")).at("commission"))
                .isEmpty();
    }

    /** C15, 003:1469-1470. */
    @ParameterizedTest
    @CsvSource({
        "good,      yes, yes, none,  100, 'stuffing'",
        "very_good, no,  no,  none,  0,   'transparent'",
        "good,      no,  yes, crowd, 0,   'obstacles'",
        "good,      no,  yes, none,  101, 'added'",
        "good,      yes, no,  crowd, 101, 'stuffing, transparent, obstacles, added'",
        "good,      no,  yes, none,  100, ''",
        "bad,       yes, no,  crowd, 101, ''",
        "not_observed, yes, no, crowd, 101, ''",
    })
    void shouldAskBackAboutAGoodEvaluationBesideFlaggedAnswers(
            String overall, String stuffing, String transparent, String obstacles, long added, String flagged) {
        List<Finding> found = found(counting()
                .answer("overall", overall)
                .answer("stuffing", stuffing)
                .answer("transparent", transparent)
                .answer("obstacles", obstacles)
                .answer("added", added));

        assertThat(found)
                .extracting(Finding::expectation)
                .containsExactlyElementsOf(
                        flagged.isEmpty()
                                ? List.of()
                                : List.of("another evaluation, or none of these flagged: " + flagged));
    }

    @Test
    void shouldShowTheEvaluationAndWhatIsFlagged() {
        assertThat(found(counting()
                        .answer("overall", "good")
                        .answer("stuffing", "yes")
                        .answer("added", 200)))
                .singleElement()
                .satisfies(it -> assertThat(it.compared())
                        .containsExactly(
                                Compared.word("overall", "r1", "good"),
                                Compared.word("stuffing", "r1", "yes"),
                                Compared.number("added", "r1", 200)));
    }

    /** C16, 003:1458-1459, trap T5. */
    @Test
    void shouldFindBallotsInvalidatedThoughThereWasNoSurplus() {
        assertThat(found(counting().answer("invalidated", "yes").answer("surplus", "no")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.rule()).isEqualTo("c16");
                    assertThat(it.expectation()).isEqualTo("not: invalidated is yes, surplus is no");
                    assertThat(it.compared())
                            .containsExactly(
                                    Compared.word("invalidated", "r1", "yes"), Compared.word("surplus", "r1", "no"));
                });
        assertThat(rules(counting().answer("invalidated", "yes"))).isEmpty();
        assertThat(rules(counting().answer("invalidated", "yes").answer("surplus", "yes")))
                .isEmpty();
    }

    @Test
    void shouldShowNumbersAndPlaceAttributesThatAConditionLookedAt() {
        assertThat(rules(counting().answer("mobile", 20))).isEmpty();
        assertThat(found(counting().answer("mobile", 21))).singleElement().satisfies(it -> {
            assertThat(it.compared())
                    .containsExactly(
                            Compared.number("mobile", "r1", 21), Compared.word("setting", "register", "urban"));
            assertThat(it.expectation()).isEqualTo("not: mobile is more than 20, setting is urban");
        });
    }

    @Test
    void shouldFindAnHourOutsideTheObservationAlsoWhereNoCheckLooks() {
        Mission unchecked = MissionBuilder.withQuestions(QuestionBuilder.yesNo("crowd"));
        Observed observed = new Observed(unchecked).report("r1", report().observedAt("2022-11-26T01:00:00Z"));

        assertThat(observed.at("station")).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("unknown_hour|station|r1");
            assertThat(it.kind()).isEqualTo("unknown_hour");
            assertThat(it.severity()).isEqualTo(Severity.LOW);
            assertThat(it.about().place()).contains("station");
            assertThat(it.about().hour()).contains("unknown");
            assertThat(it.compared()).containsExactly(Compared.word("observed_at", "r1", "2022-11-26T07:00"));
            assertThat(it.reports()).containsExactly("r1");
        });
        assertThat(observed.report("r1", report().observedAt("2022-11-25T17:59:59Z"))
                        .at("station"))
                .as("the last hour in Almaty's time")
                .isEmpty();
        assertThat(observed.facts("station")).as("nothing to look at").isEmpty();
    }

    @Test
    void shouldFindAnUnknownHourOfAnIncidentAtItsArea() {
        Mission incidents = new MissionBuilder()
                .incident(QuestionBuilder.integer("persons"))
                .build();

        assertThat(new Observed(incidents)
                        .report("r1", report().form("incident").at("R").observedAt("1970-01-01T00:00:00Z"))
                        .at("R"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.about().place()).isEmpty();
                    assertThat(it.about().areaPath()).containsExactly("R", "C");
                });
    }

    /** Two places are two tasks of the topology: what the one clears must not be what the other raises. */
    @Test
    void shouldNameEveryFindingByThePlaceThatHoldsIt() {
        Mission unchecked = MissionBuilder.withQuestions(QuestionBuilder.yesNo("crowd"));
        Observed observed = new Observed(unchecked).report("r1", report().observedAt("1970-01-01T00:00:00Z"));

        assertThat(observed.at("station"))
                .extracting(it -> it.about().subject())
                .containsExactly("station|r1");
    }
}
