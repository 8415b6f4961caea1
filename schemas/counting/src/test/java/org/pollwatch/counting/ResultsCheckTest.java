package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;
import static org.pollwatch.counting.ReportBuilder.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.PlaceKind;

/** Contestants a and b stand everywhere, c in region S only. */
class ResultsCheckTest {
    private static final String SPECIAL = ", or not_observed or not_applicable";
    private static final String VOTES = "an object with the votes of each contestant" + SPECIAL;
    private static final String TABLE = "a list of stations, each with place, station and commission" + SPECIAL;

    private final Mission mission = new MissionBuilder()
            .region("S")
            .place("other", PlaceKind.POLLING_STATION, "S", 900, Map.of())
            .contest("president", "a", "b")
            .contestantOf("S", "president", "c")
            .form(
                    "counting",
                    "1",
                    Phase.COUNTING,
                    FormSubject.POLLING_STATION,
                    QuestionBuilder.votes("votes", "president"),
                    QuestionBuilder.integer("found"))
            .form(
                    "tabulation",
                    "1",
                    Phase.TABULATION,
                    FormSubject.COMMISSION,
                    QuestionBuilder.protocols("table", "president"))
            .build();

    private record Case(String name, ReportBuilder report, Fault fault) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static ReportBuilder counting() {
        return report().form("counting");
    }

    private static ReportBuilder tabulation(ProtocolRow... rows) {
        return report().form("tabulation").at("commission").protocols("table", rows);
    }

    private static Case wrong(String name, ReportBuilder report, String field, Code code, String expected) {
        return new Case(name, report, new Fault(field, code, expected));
    }

    static Stream<Case> faults() {
        return Stream.of(
                wrong(
                        "a contestant of another region",
                        counting().votes("votes", Map.of("a", 1L, "c", 2L)),
                        "answers.votes",
                        Code.UNKNOWN_CONTESTANT,
                        "figures of a, b only"),
                wrong(
                        "a total among votes",
                        counting().votes("votes", Map.of("valid", 1L)),
                        "answers.votes",
                        Code.UNKNOWN_CONTESTANT,
                        "figures of a, b only"),
                wrong(
                        "fewer than none",
                        counting().votes("votes", Map.of("a", -1L)),
                        "answers.votes",
                        Code.OUT_OF_RANGE,
                        "whole numbers from 0 to 1000000000"),
                wrong(
                        "more than there are people",
                        counting().votes("votes", Map.of("a", 1_000_000_001L)),
                        "answers.votes",
                        Code.OUT_OF_RANGE,
                        "whole numbers from 0 to 1000000000"),
                wrong(
                        "votes of nobody",
                        counting().votes("votes", Map.of()),
                        "answers.votes",
                        Code.UNKNOWN_ANSWER,
                        "votes of at least one contestant"),
                wrong("votes as a number", counting().answer("votes", 812), "answers.votes", Code.WRONG_TYPE, VOTES),
                wrong("votes as a word", counting().answer("votes", "many"), "answers.votes", Code.WRONG_TYPE, VOTES),
                wrong(
                        "a table where votes are due",
                        counting().protocols("votes", row("station", Map.of("a", 1L), Map.of())),
                        "answers.votes",
                        Code.WRONG_TYPE,
                        VOTES),
                wrong(
                        "votes where a number is due",
                        counting().votes("found", Map.of("a", 1L)),
                        "answers.found",
                        Code.WRONG_TYPE,
                        "a whole number from 0 to 1000" + SPECIAL),
                wrong(
                        "votes where a table is due",
                        report().form("tabulation").at("commission").votes("table", Map.of("a", 1L)),
                        "answers.table",
                        Code.WRONG_TYPE,
                        TABLE),
                wrong("an empty table", tabulation(), "answers.table", Code.UNKNOWN_ANSWER, "at least one station"),
                wrong(
                        "a row of nowhere",
                        tabulation(row("station", Map.of("a", 1L), Map.of()), row("nowhere", Map.of(), Map.of())),
                        "answers.table[1].place",
                        Code.UNKNOWN_PLACE,
                        "the id of a polling station of the mission"),
                wrong(
                        "a row of a commission",
                        tabulation(row("commission", Map.of(), Map.of())),
                        "answers.table[0].place",
                        Code.UNKNOWN_PLACE,
                        "the id of a polling station of the mission"),
                wrong(
                        "a station twice",
                        tabulation(
                                row("station", Map.of("a", 1L), Map.of()), row("station", Map.of("a", 2L), Map.of())),
                        "answers.table[1].place",
                        Code.UNKNOWN_ANSWER,
                        "each station once"),
                wrong(
                        "a stranger as brought",
                        tabulation(row("station", Map.of("x", 1L), Map.of())),
                        "answers.table[0].station",
                        Code.UNKNOWN_CONTESTANT,
                        "figures of a, b, invalid, valid, voted only"),
                wrong(
                        "a stranger as entered",
                        tabulation(row("station", Map.of(), Map.of("c", 1L))),
                        "answers.table[0].commission",
                        Code.UNKNOWN_CONTESTANT,
                        "figures of a, b, invalid, valid, voted only"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNameFieldAndExpectation(Case it) {
        assertThat(ReportCheck.check(it.report().build(), mission)).containsExactly(it.fault());
    }

    /** Each row by the ballot of its own station; figures may contradict each other, that is for the cross-checks. */
    @Test
    void shouldTakeRowsByTheBallotOfTheirStations() {
        Report table = tabulation(
                        row("station", Map.of("a", 812L, "b", 934L), Map.of("a", 176L, "valid", 1L, "voted", 0L)),
                        row("other", Map.of("c", 1L), Map.of("c", 2L)))
                .build();

        assertThat(ReportCheck.check(table, mission)).isEmpty();
        assertThat(ReportCheck.check(
                        counting().at("other").votes("votes", Map.of("c", 3L)).build(), mission))
                .isEmpty();
    }

    @Test
    void shouldTakeVotesOfSomeContestantsAndNoneAtAllAsNotObserved() {
        for (ReportBuilder report : List.of(
                counting().votes("votes", Map.of("b", 0L)), counting().answer("votes", "not_observed"), counting())) {
            assertThat(ReportCheck.check(report.build(), mission)).isEmpty();
        }
    }
}
