package org.pollwatch.counting.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;
import static org.pollwatch.counting.ReportBuilder.row;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.PlaceKind;

/** C3 of domain.md, section 4: the station's protocol against the commission's table, 003:1498-1500. */
class MismatchRuleTest {
    private final Mission mission = new MissionBuilder()
            .place("ps_562", PlaceKind.POLLING_STATION, "R", 2_000, Map.of("setting", "urban"))
            .place("ps_8", PlaceKind.POLLING_STATION, "R", 900, Map.of())
            .contest("president", "kossanov", "taspikhov", "tokayev")
            .form(
                    "counting",
                    "1",
                    Phase.COUNTING,
                    FormSubject.POLLING_STATION,
                    QuestionBuilder.votes("pec_votes", "president"),
                    QuestionBuilder.yesNo("overcrowded"))
            .form(
                    "tabulation",
                    "1",
                    Phase.TABULATION,
                    FormSubject.COMMISSION,
                    QuestionBuilder.protocols("tec_table", "president"))
            .check(
                    "c3",
                    CheckKind.MISMATCH,
                    new Rule.Mismatch("president", "counting", "pec_votes", "tabulation", "tec_table"))
            .check(
                    "any_urban_table",
                    CheckKind.ANSWERS,
                    new Rule.Answers("tabulation", new Condition.PlaceIs("setting", Set.of("urban"))))
            .build();

    private final ReportBuilder count562 =
            report().form("counting").at("ps_562").votes("pec_votes", Map.of("kossanov", 812L, "tokayev", 934L));
    private final Map<String, Long> entered562 = Map.of("kossanov", 176L, "tokayev", 1_143L);

    private static ReportBuilder table(ProtocolRow... rows) {
        return report().form("tabulation").at("commission").protocols("tec_table", rows);
    }

    private Observed observed() {
        return new Observed(mission);
    }

    /** PS 562: -636 and +209, the two together fall by 427. */
    @Test
    void shouldCompareEveryContestantAndTheirTotal() {
        Observed observed =
                observed().report("count", count562).report("table", table(row("ps_562", Map.of(), entered562)));

        assertThat(observed.at("ps_562")).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("c3|ps_562|president");
            assertThat(it.compared())
                    .containsExactly(
                            Compared.number("kossanov", "station", 812),
                            Compared.number("kossanov", "commission", 176),
                            Compared.number("tokayev", "station", 934),
                            Compared.number("tokayev", "commission", 1_143),
                            Compared.number("total", "station", 1_746),
                            Compared.number("total", "commission", 1_319));
            assertThat(it.expectation()).isEqualTo("kossanov 812, not 176; tokayev 934, not 1143");
            assertThat(it.about().place()).contains("ps_562");
            assertThat(it.about().contest()).contains("president");
            assertThat(it.about().areaPath()).containsExactly("R", "C");
            assertThat(it.reports()).containsExactly("count", "table");
            assertThat(it.asOf()).isEqualTo(Instant.parse("2022-11-20T05:01:00Z"));
        });
    }

    @Test
    void shouldFindTheSameWhicheverCameFirst() {
        ReportBuilder table = table(row("ps_562", Map.of(), entered562));

        assertThat(observed().report("table", table).at("ps_562")).isEmpty();
        assertThat(observed().report("table", table).report("count", count562).at("ps_562"))
                .usingRecursiveComparison()
                .isEqualTo(observed()
                        .report("count", count562)
                        .report("table", table)
                        .at("ps_562"));
    }

    /** PS 8: 389 became 421, and nobody of the mission had seen the count. */
    @Test
    void shouldCompareTheProtocolAsBroughtWhereNobodyReportedTheCount() {
        Map<String, Long> brought = Map.of("tokayev", 389L, "taspikhov", 5L, "valid", 400L, "voted", 402L);
        Map<String, Long> entered = Map.of("tokayev", 421L, "taspikhov", 5L, "valid", 432L, "invalid", 0L);

        assertThat(observed()
                        .report("table", table(row("ps_8", brought, entered)))
                        .at("ps_8"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.compared())
                            .containsExactly(
                                    Compared.number("tokayev", "station", 389),
                                    Compared.number("tokayev", "commission", 421),
                                    Compared.number("valid", "station", 400),
                                    Compared.number("valid", "commission", 432),
                                    Compared.number("total", "station", 394),
                                    Compared.number("total", "commission", 426));
                    assertThat(it.expectation()).isEqualTo("tokayev 389, not 421; valid 400, not 432");
                    assertThat(it.reports()).containsExactly("table");
                });
    }

    @Test
    void shouldFindNothingWhereAllThatBothHaveIsTheSame() {
        Map<String, Long> same = Map.of("kossanov", 812L, "taspikhov", 7L, "valid", 1_753L);

        assertThat(observed()
                        .report("count", count562)
                        .report("table", table(row("ps_562", same, same)))
                        .at("ps_562"))
                .isEmpty();
        assertThat(observed()
                        .report("count", count562)
                        .report("table", table(row("ps_562", Map.of("valid", 9L), Map.of("voted", 8L))))
                        .at("ps_562"))
                .isEmpty();
    }

    /** The protocol was already another one when it came, and the commission entered what had been counted. */
    @Test
    void shouldFindAProtocolThatWasBroughtDifferentFromTheCount() {
        Map<String, Long> counted = Map.of("kossanov", 812L, "tokayev", 934L);
        Map<String, Long> brought = Map.of("kossanov", 176L, "tokayev", 934L);

        assertThat(observed()
                        .report("count", count562)
                        .report("table", table(row("ps_562", brought, counted)))
                        .at("ps_562"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.expectation()).isEqualTo("kossanov 812, not 176 as brought");
                    assertThat(it.compared())
                            .startsWith(
                                    Compared.number("kossanov", "station", 812),
                                    Compared.number("kossanov", "brought", 176),
                                    Compared.number("kossanov", "commission", 812));
                });
    }

    @Test
    void shouldTakeTheLatestReadingOfEachSide() {
        ReportBuilder late = report().form("counting")
                .at("ps_562")
                .observedAt("2022-11-20T18:00:00Z")
                .votes("pec_votes", entered562);
        ReportBuilder unseen = report().form("counting")
                .at("ps_562")
                .observedAt("2022-11-20T19:00:00Z")
                .answer("pec_votes", "not_observed");
        Observed observed = observed()
                .report("late", late)
                .report("count", count562)
                .report("unseen", unseen)
                .report("table", table(row("ps_562", Map.of(), entered562)));

        assertThat(observed.at("ps_562")).isEmpty();
        assertThat(observed.without("late").at("ps_562")).hasSize(1);
        observed.report(
                "second",
                table(row("ps_562", Map.of(), Map.of("kossanov", 812L))).observedAt("2022-11-20T20:00:00Z"));
        assertThat(observed.at("ps_562")).isEmpty();
    }

    @Test
    void shouldLetTheReportIdDecideBetweenReadingsOfOneInstant() {
        ProtocolRow wrong = row("ps_562", Map.of(), entered562);
        ProtocolRow right = row("ps_562", Map.of(), Map.of("kossanov", 812L));

        assertThat(observed()
                        .report("count", count562)
                        .report("b", table(wrong))
                        .report("a", table(right))
                        .at("ps_562"))
                .hasSize(1);
        assertThat(observed()
                        .report("count", count562)
                        .report("b", table(right))
                        .report("a", table(wrong))
                        .at("ps_562"))
                .isEmpty();
    }

    @Test
    void shouldClearWhenEitherSideIsCorrectedOrGone() {
        Observed observed =
                observed().report("count", count562).report("table", table(row("ps_562", Map.of(), entered562)));
        assertThat(observed.at("ps_562")).hasSize(1);

        ReportBuilder moved = report().form("counting").at("ps_8").votes("pec_votes", Map.of("kossanov", 812L));
        assertThat(observed.report("count", moved).at("ps_562")).isEmpty();
        assertThat(observed.report("count", count562).at("ps_562")).hasSize(1);
        assertThat(observed.report("table", table(row("ps_8", Map.of(), Map.of())))
                        .at("ps_562"))
                .as("the row is gone")
                .isEmpty();
        assertThat(observed.without("table").at("ps_8")).isEmpty();
    }

    @Test
    void shouldKeepOfATableOneRowAtEachStation() {
        Observed observed = observed()
                .report(
                        "table",
                        table(row("ps_562", Map.of(), entered562), row("ps_8", Map.of(), Map.of("tokayev", 421L))));

        assertThat(observed.facts("ps_8")).singleElement().satisfies(it -> assertThat(it.answers())
                .containsExactly(Map.entry(
                        "tec_table", new Answer.Protocols(List.of(row("ps_8", Map.of(), Map.of("tokayev", 421L)))))));
        assertThat(observed.facts("commission")).singleElement().satisfies(it -> assertThat(it.answers())
                .isEmpty());
    }

    /** A row in a commission's table is no report about the station. */
    @Test
    void shouldApplyChecksOfTheCommissionsReportAtTheCommissionOnly() {
        Observed observed = observed().report("table", table(row("ps_562", Map.of(), entered562)));

        assertThat(observed.at("ps_562")).isEmpty();
        assertThat(observed.at("commission"))
                .extracting(Finding::id)
                .containsExactly("any_urban_table|commission|table");
    }
}
