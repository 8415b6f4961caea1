package org.pollwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Sample;
import org.pollwatch.oracle.Happening.Action;
import org.pollwatch.oracle.Happening.Announced;
import org.pollwatch.oracle.Happening.Official;
import org.pollwatch.oracle.Happening.Reviewed;
import org.pollwatch.oracle.Happening.Submitted;
import org.pollwatch.oracle.Happening.Ticked;

/** The oracle itself, by cases worked out by hand. */
class OracleTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T04:00:00Z");

    private List<Mission> revisions = SmallMission.revisions();
    private final List<Happening> history = new ArrayList<>();

    private Oracle oracle() {
        return Oracle.of(revisions, history);
    }

    private void send(String id, String form, String place, int minute, Map<String, Answer> answers) {
        send(id, "T" + id, form, place, minute, answers);
    }

    private void send(String id, String team, String form, String place, int minute, Map<String, Answer> answers) {
        Instant at = MORNING.plusSeconds(60L * minute);
        Report report = new Report(id, 1, false, form, "1", place, at, answers);
        history.add(new Submitted(new Submission(report, team, Authority.TEAM, at, 1), true));
    }

    private static Map<String, Answer> yes(String question) {
        return Map.of(question, Answer.word("yes"));
    }

    @Test
    void shouldCountAQuarantinedReportNowhereUntilItIsReleased() {
        history.add(new Reviewed("a", Action.QUARANTINE, 0));
        send("a", "voting", "P0", 0, yes("strangers"));
        assertThat(oracle().figures()).isEmpty();
        assertThat(oracle().findings()).isEmpty();
        assertThat(oracle().coverage().get("R1|voting"))
                .as("heard all the same")
                .containsEntry("lastHeard", MORNING)
                .containsEntry("reports", 0L);

        history.add(new Reviewed("a", Action.RELEASE, 0));
        assertThat(oracle().figures().get("C|voting")).containsEntry("strangers.flagged", 1L);
        assertThat(oracle().findings()).containsOnlyKeys("strangers_in_town|P0|a");
    }

    @Test
    void shouldCountARestatedReportByTheLaterDefinitionWhereItIsValidByThat() {
        send("a", "voting", "P0", 0, Map.of("members", Answer.amount(160)));
        send("b", "voting", "P1", 0, Map.of("members", Answer.amount(SmallForms.LATER_MEMBERS + 1)));
        assertThat(oracle().findings()).isEmpty();

        history.add(new Reviewed("a", Action.RESTATE, 2));
        history.add(new Reviewed("b", Action.RESTATE, 2));
        assertThat(oracle().findings())
                .containsOnly(Map.entry("crowded|P0|a", List.of("expected=150", "limit@rule=150", "members@a=160")));
    }

    @Test
    void shouldHoldWhatWasCountedAgainstTheCommissionsTable() {
        send("a", "counting", "P0", 0, Map.of("votes_president", votes("red", 812, "blue", 934)));
        ProtocolRow row = new ProtocolRow(
                "P0", figures("red", 812, "blue", 934), figures("red", 176, "blue", 1_143, "valid", 1_319));
        send("b", "tabulation", "K0", 5, table(row));
        assertThat(oracle().findings())
                .containsOnly(Map.entry(
                        "reassigned|P0|president",
                        List.of(
                                "blue@commission=1143",
                                "blue@station=934",
                                "red@commission=176",
                                "red@station=812",
                                "total@commission=1319",
                                "total@station=1746")));
    }

    @Test
    void shouldTellTheWorstStepOfARunningFigure() {
        send("a", "voting", "P0", 0, so(100));
        send("b", "voting", "P0", 30, so(210));
        send("c", "voting", "P0", 60, so(190));
        assertThat(oracle().findings())
                .as("110 in half an hour, where 100 are possible, is less wrong than 20 fewer")
                .containsOnly(Map.entry(
                        "leap|P0|voters_so_far",
                        List.of("expected=210", "voters_so_far@b=210", "voters_so_far@c=190")));
    }

    @Test
    void shouldTellTheClosestContradictionOfTwoTeams() {
        send("a", "T1", "voting", "P1", 0, yes("group_voting"));
        send("b", "T1", "voting", "P1", 1, Map.of("group_voting", Answer.word("no")));
        send("c", "T2", "voting", "P1", 40, Map.of("group_voting", Answer.word("no")));
        send("d", "T3", "voting", "P1", 120, yes("group_voting"));
        assertThat(oracle().findings())
                .containsOnly(Map.entry("at_odds|P1|group_voting", List.of("group_voting@a=yes", "group_voting@c=no")));
    }

    @Test
    void shouldHoldASumAgainstAnAnnouncedFigureUntilItIsTakenBack() {
        send("a", "voting", "P0", 0, Map.of("voters_added", Answer.amount(40)));
        send("b", "voting", "P1", 0, Map.of("voters_added", Answer.amount(30)));
        Official sixtyNine = new Official(OptionalLong.of(69), OptionalLong.empty(), Optional.empty());
        history.add(new Announced("added_official", "R1", Optional.empty(), Optional.of(sixtyNine)));
        assertThat(oracle().findings())
                .containsOnly(Map.entry(
                        "more_added_than_said|R1|added_official",
                        List.of(
                                "added_official@series=69",
                                "expected=69",
                                "readings@observed=2",
                                "voters_added@observed=70")));

        history.add(new Announced("added_official", "R1", Optional.empty(), Optional.empty()));
        assertThat(oracle().findings()).isEmpty();
    }

    @Test
    void shouldMissWhoIsPlannedAndNotHeardForTooLong() {
        Instant noonOfTheMission = Instant.parse("2026-03-01T07:00:00Z");
        history.add(new Ticked(noonOfTheMission));
        send("a", "T0", "voting", "P0", 179, Map.of());
        assertThat(oracle().findings().keySet())
                .as(
                        "due since midnight, silent since seven: T1, T3 and T4 for more than 3 hours; T2 is due from eight in"
                                + " Tokyo; the region R1 was heard a minute ago; X has the plan of one report")
                .containsExactly(
                        "silent|area|R2",
                        "silent|area|X",
                        "silent|team|T1",
                        "silent|team|T2",
                        "silent|team|T3",
                        "silent|team|T4");
        assertThat(oracle().coverage().get("R2-a|voting")).containsEntry("state", "NO_SIGNAL");
        assertThat(oracle().coverage().get("R1-a|voting")).containsEntry("state", "PARTIAL");
    }

    @Test
    void shouldTellAConflictUntilAHigherRevisionDecides() {
        send("a", "voting", "P0", 0, yes("group_voting"));
        send("a", "voting", "P0", 0, Map.of("group_voting", Answer.word("no")));
        assertThat(oracle().findings())
                .containsOnly(Map.entry("conflict|a", List.of("group_voting@other=no", "group_voting@standing=yes")));
        assertThat(oracle().coverage().get("C|voting"))
                .containsEntry("state", "CONFLICT")
                .containsEntry("conflicts", 1L);

        Report third = new Report("a", 2, false, "voting", "1", "P0", MORNING, Map.of());
        history.add(new Submitted(new Submission(third, "Ta", Authority.TEAM, MORNING, 1), true));
        assertThat(oracle().findings()).isEmpty();
    }

    @Test
    void shouldEstimateTurnoutOverTwoStrata() {
        revisions = SmallMission.revisions(Sample.PROBABILITY).subList(0, 1);
        send("a", "counting", "P0", 0, signatures(60));
        send("b", "counting", "P1", 0, signatures(84));
        send("c", "counting", "P4", 0, signatures(100));
        assertThat(oracle().quickCount().get("turnout"))
                .as("one of two stations in the east: a share, and no margin")
                .containsEntry("stations", 3L)
                .containsEntry("population", 5L)
                .containsEntry("voted.margin95", "n/a");

        send("d", "counting", "P5", 0, signatures(180));
        assertThat(oracle().quickCount().get("turnout"))
                .containsEntry("voted.share", "0.557303")
                .containsEntry("voted.margin95", "0.024515")
                .containsEntry("voted.margin99", "0.032218");
        assertThat(oracle().quickCount().get("president")).containsEntry("red.share", "n/a");
    }

    @Test
    void shouldKnowTheLadyWhoTastedTea() {
        assertThat(Hypergeometric.atLeast(3, 4, 1, 4)).isEqualTo(0.24285714);
        assertThat(Hypergeometric.atLeast(0, 4, 4, 4)).isEqualTo(1);
        assertThat(Hypergeometric.choose(50, 25)).hasToString("126410606437752");
    }

    private static Map<String, Answer> so(long far) {
        return Map.of("voters_so_far", Answer.amount(far));
    }

    private static Map<String, Answer> signatures(long number) {
        return Map.of("signatures", Answer.amount(number));
    }

    private static Map<String, Answer> table(ProtocolRow row) {
        return Map.of("admitted", Answer.word("yes"), "table", new Answer.Protocols(List.of(row)));
    }

    private static Answer votes(Object... pairs) {
        return new Answer.Votes(figures(pairs));
    }

    private static SortedMap<String, Long> figures(Object... pairs) {
        SortedMap<String, Long> figures = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            figures.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
        }
        return figures;
    }
}
