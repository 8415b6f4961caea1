package org.pollwatch.counting.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Mission;

/** C9, C13, C18 of domain.md, section 4. */
class SeveralReportsRulesTest {
    private final Mission mission = new MissionBuilder()
            .voting(
                    "1",
                    QuestionBuilder.integer("signatures").max(100_000).cumulative(),
                    QuestionBuilder.yesNo("box_sealed"),
                    QuestionBuilder.yesNo("lists_posted"))
            .incident(
                    QuestionBuilder.choice("kind", "stuffing", "protest"),
                    QuestionBuilder.choices("source", "own", "video", "told", "none"))
            .check("c9", CheckKind.JUMP, new Rule.Jump("voting", "signatures", 400))
            .check(
                    "c13",
                    CheckKind.CONTRADICTION,
                    new Rule.Contradiction("voting", List.of("box_sealed", "lists_posted"), Duration.ofHours(2)))
            .check("c18", CheckKind.EVIDENCE, new Rule.Evidence("incident", "kind", "source"))
            .build();

    private static ReportBuilder signatures(String at, long number) {
        return report().observedAt("2022-11-20T" + at + ":00Z").answer("signatures", number);
    }

    private static ReportBuilder sealed(String at, String word) {
        return report().observedAt("2022-11-20T" + at + ":00Z").answer("box_sealed", word);
    }

    private static ReportBuilder incident(String kind, String... sources) {
        return report().form("incident").at("R").answer("kind", kind).answer("source", sources);
    }

    private Observed observed() {
        return new Observed(mission);
    }

    /** 400 an hour: 200 in half an hour are possible. */
    @ParameterizedTest
    @CsvSource({
        "100, 04:30, 300, ''",
        "100, 04:30, 301, at most 300 after 30 minutes",
        "100, 04:30, 100, ''",
        "100, 04:30, 99,  at least 100 after 30 minutes",
        "100, 04:00, 100, ''",
        "100, 04:00, 101, the same number at the same time",
        "100, 04:00, 99,  the same number at the same time",
    })
    void shouldFindARunningFigureThatFallsOrRisesTooFast(long first, String at, long second, String expectation) {
        List<Finding> found = observed()
                .report("r1", signatures("04:00", first))
                .report("r2", signatures(at, second))
                .at("station");

        assertThat(found)
                .extracting(Finding::expectation)
                .containsExactlyElementsOf(expectation.isEmpty() ? List.of() : List.of(expectation));
    }

    @Test
    void shouldCompareTheWorstOfAllStepsAndNameEveryReportOfThem() {
        List<Finding> found = observed()
                .report("r4", signatures("07:00", 500))
                .report("r1", signatures("04:00", 100))
                .report("r3", signatures("06:00", 900))
                .report("r2", signatures("05:00", 110))
                .report("r5", signatures("08:00", 501))
                .at("station");

        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("c9|station|signatures");
            assertThat(it.compared())
                    .containsExactly(
                            Compared.number("signatures", "r3", 900), Compared.number("signatures", "r4", 500));
            assertThat(it.expected()).hasValue(900);
            assertThat(it.expectation()).isEqualTo("at least 900 after 60 minutes; other such steps here: 1");
            assertThat(it.reports()).containsExactly("r2", "r3", "r4");
            assertThat(it.asOf()).isEqualTo(Instant.parse("2022-11-20T05:03:00Z"));
        });
    }

    @Test
    void shouldLookAtReadingsByTheTimeOfObservationAndLeaveOutWhoSawNone() {
        assertThat(observed()
                        .report("r1", signatures("06:00", 900))
                        .report("r2", signatures("04:00", 100))
                        .report(
                                "r3",
                                report().observedAt("2022-11-20T05:00:00Z").answer("signatures", "not_observed"))
                        .report("r4", report())
                        .at("station"))
                .isEmpty();
    }

    @Test
    void shouldClearAJumpWhenTheReadingIsCorrected() {
        Observed observed = observed()
                .report("r1", signatures("04:00", 100))
                .report("r2", signatures("05:00", 4_000))
                .report("r3", signatures("06:00", 700));
        assertThat(observed.at("station")).hasSize(1);

        assertThat(observed.report("r2", signatures("05:00", 400)).at("station"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "T1, 04:00, yes, T2, 06:00, no,  1",
        "T1, 06:00, no,  T2, 04:00, yes, 1",
        "T1, 04:00, yes, T2, 06:01, no,  0",
        "T1, 04:00, yes, T1, 04:30, no,  0",
        "T1, 04:00, yes, T2, 04:30, yes, 0",
        "T1, 04:00, yes, T2, 04:30, not_observed, 0",
    })
    void shouldFindTwoTeamsThatSayTheOppositeNotLongAfterEachOther(
            String oneTeam, String oneAt, String one, String otherTeam, String otherAt, String other, int findings) {
        assertThat(observed()
                        .report("r1", oneTeam, sealed(oneAt, one))
                        .report("r2", otherTeam, sealed(otherAt, other))
                        .at("station"))
                .hasSize(findings);
    }

    @Test
    void shouldShowBothWordsOfTheClosestTwo() {
        assertThat(observed()
                        .report("r1", "T1", sealed("04:00", "yes"))
                        .report("r2", "T2", sealed("05:30", "no"))
                        .report("r3", "T3", sealed("06:00", "yes"))
                        .report("r4", "T4", sealed("09:00", "yes"))
                        .at("station"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.id()).isEqualTo("c13|station|box_sealed");
                    assertThat(it.compared())
                            .containsExactly(
                                    Compared.word("box_sealed", "r2", "no"), Compared.word("box_sealed", "r3", "yes"));
                    assertThat(it.expectation()).isEqualTo("one answer of both teams, 30 minutes apart");
                    assertThat(it.reports()).containsExactly("r1", "r2", "r3");
                });
    }

    @Test
    void shouldFindEachContradictedQuestionByItself() {
        Observed observed = observed()
                .report("r1", "T1", sealed("04:00", "yes").answer("lists_posted", "no"))
                .report("r2", "T2", sealed("04:10", "no").answer("lists_posted", "yes"));

        assertThat(observed.at("station"))
                .extracting(Finding::id)
                .containsExactly("c13|station|box_sealed", "c13|station|lists_posted");
        assertThat(observed.report("r2", "T2", sealed("04:10", "yes")).at("station"))
                .isEmpty();
    }

    /** C18, 003:1409-1411: 23 observed and 19 others on video are not 42. */
    @Test
    void shouldPutNumbersOfEachSourceBesideEachOtherAndNeverAddThem() {
        Observed observed = observed();
        for (int i = 0; i < 23; i++) {
            observed.report("own" + i, incident("stuffing", "own"));
        }
        for (int i = 0; i < 19; i++) {
            observed.report("video" + i, incident("stuffing", "video"));
        }
        observed.report("protest", incident("protest", "own"));

        assertThat(observed.at("R")).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("c18|R|stuffing");
            assertThat(it.compared())
                    .containsExactly(Compared.number("stuffing", "own", 23), Compared.number("stuffing", "video", 19));
            assertThat(it.about().place()).isEmpty();
            assertThat(it.about().areaPath()).containsExactly("R", "C");
            assertThat(it.expected()).isEmpty();
            assertThat(it.reports()).hasSize(42);
        });
    }

    @Test
    void shouldNotLinkIncidentsOfOneSourceOrOfAnUnknownOne() {
        Observed observed = observed()
                .report("r1", incident("protest", "own"))
                .report("r2", incident("protest", "own"))
                .report("r3", incident("protest", "not_observed"))
                .report("r4", incident("protest", "none"))
                .report("r5", incident("stuffing", "told"))
                .report("r6", incident("protest", "told").at("C"));
        assertThat(observed.at("R")).isEmpty();

        assertThat(observed.report("r2", incident("protest", "told")).at("R")).hasSize(1);
        assertThat(observed.without("r2").at("R")).isEmpty();
    }
}
