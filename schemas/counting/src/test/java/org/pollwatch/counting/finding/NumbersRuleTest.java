package org.pollwatch.counting.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.mission.Check.Relation;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Severity;

/** C1, C2, C5, C7, C14, C19 of domain.md, section 4. */
class NumbersRuleTest {
    private final Mission mission = new MissionBuilder()
            .place("unlisted", PlaceKind.POLLING_STATION, "R", 0, Map.of("supplementary_registration", "no"))
            .place("open", PlaceKind.POLLING_STATION, "R", 800, Map.of("supplementary_registration", "yes"))
            .contest("president", "kossanov", "tokayev")
            .voting(
                    "1",
                    QuestionBuilder.integer("fixed"),
                    QuestionBuilder.integer("mobile"),
                    QuestionBuilder.integer("signatures"),
                    QuestionBuilder.integer("requests"),
                    QuestionBuilder.integer("added"),
                    QuestionBuilder.integer("absentee_votes"),
                    QuestionBuilder.integer("absentee_issued"),
                    QuestionBuilder.integer("on_list").max(10_000),
                    QuestionBuilder.integer("valid"),
                    QuestionBuilder.yesNo("mobile_used"),
                    QuestionBuilder.votes("votes", "president"))
            .check("c1", CheckKind.COMPARISON, more(asked("fixed", "mobile"), asked("signatures")))
            .check("c2", CheckKind.COMPARISON, when(asked("mobile"), asked("requests"), is("mobile_used", "yes")))
            .check("c5", CheckKind.THRESHOLD, more(asked("added"), fixed(100)))
            .check(
                    "c7",
                    CheckKind.THRESHOLD,
                    when(asked("added"), fixed(0), new Condition.PlaceIs("supplementary_registration", Set.of("no"))))
            .check("c14", CheckKind.COMPARISON, more(asked("absentee_votes"), asked("absentee_issued")))
            .check("c19_list", CheckKind.CAPACITY, more(asked("on_list"), fixed(3_000)))
            .check("c19_register", CheckKind.CAPACITY, more(List.of(new Term.Register()), fixed(700)))
            .check("c19_turnout", CheckKind.COMPARISON, more(asked("signatures"), List.of(new Term.Register())))
            .check(
                    "sum",
                    CheckKind.COMPARISON,
                    new Rule.Numbers("voting", asked("votes"), Relation.NOT_EQUAL, asked("valid"), Optional.empty()))
            .check(
                    "fewer",
                    CheckKind.COMPARISON,
                    new Rule.Numbers("voting", asked("valid"), Relation.LESS_THAN, asked("requests"), Optional.empty()))
            .build();

    private static Rule more(List<Term> left, List<Term> right) {
        return new Rule.Numbers("voting", left, Relation.MORE_THAN, right, Optional.empty());
    }

    private static Rule when(List<Term> left, List<Term> right, Condition condition) {
        return new Rule.Numbers("voting", left, Relation.MORE_THAN, right, Optional.of(condition));
    }

    private static Condition is(String question, String answer) {
        return new Condition.AnswerIs(question, Set.of(answer));
    }

    private static List<Term> asked(String... questions) {
        return Arrays.stream(questions).<Term>map(Term.Asked::new).toList();
    }

    private static List<Term> fixed(long number) {
        return List.of(new Term.Fixed(number));
    }

    private List<Finding> found(ReportBuilder report) {
        return new Observed(mission).report("r1", report).at(report.build().place());
    }

    private List<String> rules(ReportBuilder report) {
        return found(report).stream().map(Finding::rule).toList();
    }

    /** C1, 003:1459-1460. */
    @Test
    void shouldFindMoreBallotsThanSignaturesAndSayWhatWasCompared() {
        assertThat(found(report().answer("fixed", 50).answer("mobile", 7).answer("signatures", 54)))
                .containsExactly(new Finding(
                        "c1",
                        "comparison",
                        Severity.MEDIUM,
                        About.of("station|r1", Optional.of("station"), List.of("R", "C"))
                                .form("voting"),
                        List.of(
                                Compared.number("fixed", "r1", 50),
                                Compared.number("mobile", "r1", 7),
                                Compared.number("signatures", "r1", 54)),
                        OptionalDouble.of(54),
                        "at most 54",
                        List.of("r1"),
                        Instant.parse("2022-11-20T05:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"54, 0, 54", "53, 0, 54", "0, 0, 0"})
    void shouldFindNothingUpToTheOtherNumber(long fixed, long mobile, long signatures) {
        assertThat(rules(
                        report().answer("fixed", fixed).answer("mobile", mobile).answer("signatures", signatures)))
                .isEmpty();
    }

    @Test
    void shouldFindNothingWhereANumberIsMissingOrWasNotSeen() {
        assertThat(rules(report().answer("fixed", 900).answer("signatures", 54)))
                .isEmpty();
        assertThat(rules(report().answer("fixed", 900)
                        .answer("mobile", "not_observed")
                        .answer("signatures", 54)))
                .isEmpty();
        assertThat(rules(report().answer("fixed", 900).answer("mobile", 1).answer("signatures", "not_applicable")))
                .isEmpty();
    }

    /** C2, 003:1457-1459. */
    @Test
    void shouldCompareOnlyWhereTheConditionHolds() {
        ReportBuilder more = report().answer("mobile", 20).answer("requests", 14);

        assertThat(rules(more)).isEmpty();
        assertThat(rules(more.answer("mobile_used", "no"))).isEmpty();
        assertThat(rules(more.answer("mobile_used", "yes"))).containsExactly("c2");
    }

    /** C5, 003:1414-1415. */
    @Test
    void shouldFindMoreThanAHundredAddedVoters() {
        assertThat(rules(report().answer("added", 100))).isEmpty();
        assertThat(found(report().answer("added", 101))).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo("c5");
            assertThat(it.kind()).isEqualTo("threshold");
            assertThat(it.compared())
                    .containsExactly(Compared.number("added", "r1", 101), Compared.number("limit", "rule", 100));
        });
    }

    /** C7, 004:256. */
    @Test
    void shouldFindRegistrationWhereItWasNotOpen() {
        assertThat(rules(report().at("unlisted").answer("added", 1))).containsExactly("c7");
        assertThat(rules(report().at("unlisted").answer("added", 0))).isEmpty();
        assertThat(rules(report().at("open").answer("added", 1))).doesNotContain("c7");
        assertThat(rules(report().at("station").answer("added", 1)))
                .as("not known")
                .isEmpty();
    }

    /** C14, 003:688-689. */
    @Test
    void shouldFindMoreAbsenteeVotesThanCertificates() {
        assertThat(rules(report().answer("absentee_votes", 12).answer("absentee_issued", 11)))
                .containsExactly("c14");
        assertThat(rules(report().answer("absentee_votes", 11).answer("absentee_issued", 11)))
                .isEmpty();
    }

    /** C19, 003:508-510. */
    @Test
    void shouldFindAStationAboveTheLimitByItsListOrByTheRegister() {
        assertThat(rules(report().answer("on_list", 3_000))).isEmpty();
        assertThat(rules(report().answer("on_list", 3_001))).containsExactly("c19_list");
        assertThat(found(report().at("open"))).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo("c19_register");
            assertThat(it.compared())
                    .containsExactly(
                            Compared.number("registered_voters", "register", 800),
                            Compared.number("limit", "rule", 700));
        });
    }

    /** C19: turnout above 100 %. */
    @Test
    void shouldFindMoreSignaturesThanVotersOnTheRegister() {
        assertThat(rules(report().answer("signatures", 500))).isEmpty();
        assertThat(rules(report().answer("signatures", 501))).containsExactly("c19_turnout");
        assertThat(rules(report().at("unlisted").answer("signatures", 501)))
                .as("an unknown register")
                .isEmpty();
    }

    @Test
    void shouldCompareTheSumOfVotesOnlyWhereAllContestantsOfThePlaceHaveTheirs() {
        assertThat(rules(report().votes("votes", Map.of("kossanov", 812L, "tokayev", 34L))
                        .answer("valid", 847)))
                .containsExactly("sum");
        assertThat(rules(report().votes("votes", Map.of("kossanov", 812L, "tokayev", 34L))
                        .answer("valid", 846)))
                .isEmpty();
        assertThat(rules(report().votes("votes", Map.of("kossanov", 812L)).answer("valid", 846)))
                .isEmpty();
    }

    @Test
    void shouldSayWhatWouldBeExpectedInEachDirection() {
        assertThat(found(report().answer("valid", 9).answer("requests", 10)))
                .singleElement()
                .satisfies(it -> assertThat(it.expectation()).isEqualTo("at least 10"));
        assertThat(found(report().votes("votes", Map.of("kossanov", 1L, "tokayev", 1L))
                        .answer("valid", 3)))
                .singleElement()
                .satisfies(it -> assertThat(it.expectation()).isEqualTo("exactly 3"));
    }

    @Test
    void shouldClearWithACorrectionAndWithAWithdrawal() {
        Observed observed = new Observed(mission).report("r1", report().answer("added", 101));
        assertThat(observed.at("station")).hasSize(1);

        assertThat(observed.report("r1", report().answer("added", 10)).at("station"))
                .isEmpty();
        observed.report("r1", report().answer("added", 101));
        assertThat(observed.without("r1").at("station")).isEmpty();
    }

    @Test
    void shouldFindInEachReportByItself() {
        assertThat(new Observed(mission)
                        .report("r2", report().answer("added", 102))
                        .report("r1", report().answer("added", 101))
                        .report("r3", report().answer("added", 3))
                        .at("station"))
                .extracting(Finding::id)
                .containsExactly("c5|station|r1", "c5|station|r2");
    }
}
