package org.pollwatch.counting.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.QuestionBuilder.yesNo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.PlanEntry;

/** A team may be silent for three hours, a region for two, from 07:00 to 23:00 by a clock six hours ahead of UTC. */
class SilenceRuleTest {

    @Test
    void shouldJudgeNothingWithoutAClock() {
        assertThat(ids(new Seen().team("T1", "2022-11-20T03:00:00Z"), mission()))
                .isEmpty();
    }

    @Test
    void shouldRaiseATeamThatWasHeardAndThenNoMore() {
        Seen seen = new Seen().team("T1", "2022-11-20T03:00:00Z");

        assertThat(ids(seen.clock("2022-11-20T06:00:00Z"), mission())).isEmpty();
        assertThat(ids(seen.clock("2022-11-20T06:00:01Z"), mission())).containsExactly("silence|team|T1");
    }

    @Test
    void shouldNotWriteAFindingAnewWithEveryTick() {
        Seen seen = new Seen().team("T1", "2022-11-20T03:00:00Z").heard("R", "2022-11-20T03:00:00Z");
        List<Finding> soon =
                seen.clock("2022-11-20T06:00:30Z").findings(mission().build());
        List<Finding> late =
                seen.clock("2022-11-20T09:00:00Z").findings(mission().build());

        assertThat(soon).hasSize(2).isEqualTo(late);
        assertThat(soon.get(0).id()).isEqualTo("silence|area|R");
        assertThat(soon.get(0).asOf()).isEqualTo(Instant.parse("2022-11-20T05:00:00Z"));
        assertThat(soon.get(1).compared())
                .containsExactly(
                        Compared.word("last_heard", "observed", "2022-11-20T03:00:00Z"),
                        Compared.number("allowed_minutes", "check", 180));
        assertThat(soon.get(1).about().team()).contains("T1");
        assertThat(soon.get(1).about().areaPath()).containsExactly("C");
    }

    @Test
    void shouldCountSilenceFromTheMorningAndUntilTheNight() {
        Seen seen = new Seen().team("T1", "2022-11-19T10:00:00Z");

        assertThat(ids(seen.clock("2022-11-20T00:59:00Z"), mission())).isEmpty();
        assertThat(ids(seen.clock("2022-11-20T04:00:00Z"), mission())).isEmpty();
        assertThat(ids(seen.clock("2022-11-20T04:00:30Z"), mission())).hasSize(1);
        assertThat(ids(seen.clock("2022-11-20T17:00:00Z"), mission())).hasSize(1);
        assertThat(ids(seen.clock("2022-11-20T17:00:30Z"), mission())).isEmpty();
    }

    @Test
    void shouldGoOnOverMidnightWhereTheNightEndsInTheMorning() {
        MissionBuilder night =
                new MissionBuilder().check("silence", CheckKind.SILENCE, rule(LocalTime.of(20, 0), LocalTime.of(3, 0)));
        Seen seen = new Seen().team("T1", "2022-11-20T15:00:00Z");

        assertThat(ids(seen.clock("2022-11-20T18:30:00Z"), night)).hasSize(1);
        assertThat(ids(seen.clock("2022-11-20T21:30:00Z"), night)).isEmpty();
    }

    @Test
    void shouldExpectATeamThatWasNeverHeardOnceItsWindowHasBegun() {
        MissionBuilder planned = mission().planned(plan("T2", "station", "10:00", 2));

        assertThat(ids(new Seen().clock("2022-11-20T03:59:00Z"), planned)).isEmpty();
        assertThat(ids(new Seen().clock("2022-11-20T06:30:00Z"), planned)).containsExactly("silence|area|R");
        assertThat(ids(new Seen().clock("2022-11-20T07:00:30Z"), planned))
                .containsExactly("silence|area|R", "silence|team|T2");
    }

    @Test
    void shouldNotMissATeamOfWhichNothingIsDue() {
        MissionBuilder planned =
                mission().planned(plan("T2", "station", "08:00", 2)).planned(plan("T2", "station", "20:00", 1));
        Seen seen = new Seen().team("T2", "2022-11-20T03:00:00Z").received("R", "voting", 2);

        seen.clock("2022-11-20T10:00:00Z").receivedFrom("T2", "voting", 2);
        assertThat(ids(seen, planned)).isEmpty();

        seen.receivedFrom("T2", "voting", 1);
        assertThat(ids(seen, planned)).containsExactly("silence|team|T2");
    }

    @Test
    void shouldGiveATeamItsTimeAgainWhenTheNextWindowBegins() {
        MissionBuilder planned =
                mission().planned(plan("T2", "station", "08:00", 1)).planned(plan("T2", "station", "20:00", 1));
        Seen seen = new Seen().team("T2", "2022-11-20T03:00:00Z").receivedFrom("T2", "voting", 1);

        assertThat(ids(seen.clock("2022-11-20T14:30:00Z"), planned)).doesNotContain("silence|team|T2");
        assertThat(ids(seen.clock("2022-11-20T16:59:00Z"), planned)).doesNotContain("silence|team|T2");
        assertThat(new Schedule(List.of(window("2022-11-20T02:00:00Z", 1), window("2022-11-20T14:00:00Z", 1)))
                        .dueSince(1, Instant.parse("2022-11-20T14:30:00Z")))
                .contains(Instant.parse("2022-11-20T14:00:00Z"));
    }

    @Test
    void shouldNotMissARegionWhereNobodyIsExpected() {
        assertThat(ids(new Seen().clock("2022-11-20T10:00:00Z"), mission())).isEmpty();
        assertThat(ids(new Seen().heard("C", "2022-11-20T02:00:00Z").clock("2022-11-20T10:00:00Z"), mission()))
                .isEmpty();
    }

    @Test
    void shouldJudgeOnlyWhatTheCheckNames() {
        MissionBuilder teams = new MissionBuilder()
                .check(
                        "silence",
                        CheckKind.SILENCE,
                        new Rule.Silence(
                                Optional.of(Duration.ofHours(3)),
                                Optional.empty(),
                                LocalTime.of(7, 0),
                                LocalTime.of(23, 0)));
        Seen seen = new Seen()
                .team("T1", "2022-11-20T03:00:00Z")
                .heard("R", "2022-11-20T03:00:00Z")
                .clock("2022-11-20T10:00:00Z");

        assertThat(ids(seen, teams)).containsExactly("silence|team|T1");
    }

    static Schedule.Window window(String from, long expected) {
        return new Schedule.Window(Instant.parse(from), Instant.parse("2022-11-20T18:00:00Z"), expected);
    }

    private static PlanEntry plan(String team, String about, String from, long expected) {
        return new PlanEntry(
                Optional.of(team),
                "voting",
                about,
                Optional.of(MissionBuilder.ELECTION_DAY.atTime(LocalTime.parse(from))),
                Optional.empty(),
                expected);
    }

    private static List<String> ids(Seen seen, MissionBuilder mission) {
        return seen.findings(mission.build()).stream().map(Finding::id).toList();
    }

    private static Rule.Silence rule(LocalTime from, LocalTime to) {
        return new Rule.Silence(Optional.of(Duration.ofHours(3)), Optional.of(Duration.ofHours(2)), from, to);
    }

    private static MissionBuilder mission() {
        return new MissionBuilder()
                .voting("1", yesNo("stuffing"))
                .check("silence", CheckKind.SILENCE, rule(LocalTime.of(7, 0), LocalTime.of(23, 0)));
    }
}
