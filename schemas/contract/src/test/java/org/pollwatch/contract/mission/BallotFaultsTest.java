package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of ballot, plan, announced figures and named cases, and of the questions that carry results. */
class BallotFaultsTest {
    private static final String CARD = "mission.yaml";
    private static final String CONTESTS = "contests.csv";
    private static final String CONTESTANTS = "contestants.csv";
    private static final String PLAN = "plan.csv";
    private static final String SERIES = "series.csv";
    private static final String CASES = "cases.csv";
    private static final String COUNTING = "forms/counting.yaml";
    private static final String TABULATION = "forms/tabulation.yaml";
    private static final String INCIDENT = "forms/incident.yaml";

    @TempDir
    Path directory;

    static Stream<Spoilt> ballot() {
        return Stream.of(
                new Spoilt(CONTESTS, "council,Council", "Council,Council", 3, "id: expected a lower-case Latin letter"),
                new Spoilt(
                        CONTESTS, "council,Council", "turnout,Council", 3, "id: turnout is what the quick count calls"),
                new Spoilt(
                        CONTESTS,
                        "council,Council",
                        "president,Council",
                        3,
                        "id: expected one of its own, but line 2 has president already"),
                new Spoilt(CONTESTS, "council,Council", "council,", 3, "title_en: expected a value"),
                new Spoilt(
                        CONTESTS,
                        "council,Council,Совет,",
                        "council,Council,Совет,\nmayor,Mayor,,",
                        4,
                        "id: expected at least one contestant of contest mayor"),
                new Spoilt(
                        CONTESTANTS,
                        "council,aster",
                        "senate,aster",
                        4,
                        "contest: expected the id of a contest, got \"senate\""),
                new Spoilt(
                        CONTESTANTS, "council,aster,S-1", "council,aster,S-9", 4, "area: expected the id of an area"),
                new Spoilt(CONTESTANTS, "council,aster", "council,voted", 4, "id: voted is a total of every protocol"),
                new Spoilt(CONTESTANTS, "council,aster", "council,valid", 4, "id: valid is a total of every protocol"),
                new Spoilt(CONTESTANTS, "council,aster", "council,invalid", 4, "id: invalid is a total of every"),
                new Spoilt(
                        CONTESTANTS,
                        "council,breeze",
                        "council,aster",
                        5,
                        "contest, id: expected one of its own, but line 4 has council aster already"),
                new Spoilt(
                        CARD,
                        "turnout: {form: counting, question: signatures}",
                        "turnout: {form: count, question: signatures}",
                        10,
                        "turnout: form: expected a form about a polling station, got \"count\""),
                new Spoilt(
                        CARD,
                        "turnout: {form: counting, question: signatures}",
                        "turnout: {form: counting, question: sealed}",
                        10,
                        "turnout: question: expected an integer question of form counting, version 2030-05-01,"
                                + " got \"sealed\""),
                new Spoilt(
                        CARD, "sample: probability", "sample: random", 9, "sample: expected one of none, probability"));
    }

    static Stream<Spoilt> questions() {
        return Stream.of(
                new Spoilt(
                        COUNTING,
                        "contest: council",
                        "contest: senate",
                        36,
                        "question votes_council: contest: expected the id of a contest, got \"senate\""),
                new Spoilt(
                        COUNTING,
                        "    contest: council\n",
                        "",
                        34,
                        "question votes_council: contest: expected the contest whose votes are asked for"),
                new Spoilt(
                        COUNTING,
                        "contest: council",
                        "contest: council\n    counted: [yes]",
                        37,
                        "question votes_council: counted: not expected for type votes: results are not counted"),
                new Spoilt(
                        COUNTING,
                        "indicator: not_sealed",
                        "indicator: not_sealed\n    contest: council",
                        25,
                        "question sealed: contest: not expected for type yes_no: only votes and protocols have it"),
                new Spoilt(
                        TABULATION,
                        "place: commission",
                        "place: area",
                        12,
                        "question table_president: type: a form about an area has no results"),
                new Spoilt(
                        INCIDENT,
                        "by: source",
                        "by: violent",
                        11,
                        "question kind: by: expected another choice of the form, got \"violent\""),
                new Spoilt(
                        INCIDENT,
                        "by: source",
                        "by: kind",
                        11,
                        "question kind: by: expected another choice of the form, got \"kind\""),
                new Spoilt(
                        COUNTING,
                        "indicator: not_sealed",
                        "by: overall_counting",
                        24,
                        "question sealed: by: not expected for type yes_no: only a choice counts its options apart"));
    }

    static Stream<Spoilt> plan() {
        return Stream.of(
                new Spoilt(PLAN, "T1,voting", "T9,voting", 2, "team: expected the code of a team, got \"T9\""),
                new Spoilt(PLAN, "T1,voting", "T1,vote", 2, "form: expected one of "),
                new Spoilt(PLAN, "voting,P-1", "voting,P-9", 2, "place: expected the id of a place, got \"P-9\""),
                new Spoilt(
                        PLAN,
                        "voting,P-1",
                        "voting,C-1",
                        2,
                        "place: expected polling_station, since form voting is about one, got \"C-1\", a commission"),
                new Spoilt(
                        PLAN,
                        "voting,P-1",
                        "incident,P-1",
                        2,
                        "place: expected an area in its stead, since form incident is about one, got \"P-1\""),
                new Spoilt(PLAN, ",,S-2,", ",,S-9,", 3, "area: expected the id of an area, got \"S-9\""),
                new Spoilt(PLAN, ",,S-2,", ",P-2,S-2,", 3, "place, area: expected exactly one of them"),
                new Spoilt(PLAN, ",,S-2,", ",,,", 3, "place, area: expected exactly one of them"),
                new Spoilt(
                        PLAN,
                        "2030-05-05T07:00",
                        "07:00",
                        2,
                        "from: expected a local date and time, such as 2022-11-20T07:00, got \"07:00\""),
                new Spoilt(
                        PLAN,
                        "2030-05-05T07:00",
                        "2030-05-05T21:00",
                        2,
                        "to: expected a time after from, which is 2030-05-05T21:00"),
                new Spoilt(PLAN, "T20:00,2", "T20:00,0", 2, "expected: expected a whole number from 1"));
    }

    static Stream<Spoilt> series() {
        return Stream.of(
                new Spoilt(
                        SERIES, "added_official,S,", "added_official,S-9,", 3, "area: expected the id of an area, got"),
                new Spoilt(SERIES, "added_official,S,", "Added,S,", 3, "series: expected a lower-case Latin letter"),
                new Spoilt(SERIES, ",120,", ",,", 3, "amount, percent: expected at least one of them"),
                new Spoilt(SERIES, ",120,", ",-120,", 3, "amount: expected a whole number from 0"),
                new Spoilt(SERIES, "700,1200", ",1200", 4, "of: expected an amount beside it"),
                new Spoilt(SERIES, "700,1200", "700,0", 4, "of: expected a whole number from 1"),
                new Spoilt(SERIES, "58.3", "583", 4, "percent: expected a number from 0 to 100, got \"583\""),
                new Spoilt(
                        SERIES,
                        "2030-05-05T10",
                        "10",
                        2,
                        "hour: expected a local hour, such as 2022-11-20T10, got \"10\""),
                new Spoilt(SERIES, "2030-05-05T10", "2030-05-05T25", 2, "hour: expected a local hour"),
                new Spoilt(
                        SERIES,
                        "added_official,S,",
                        "turnout_official,S-1,2030-05-05T10",
                        3,
                        "series, area, hour: expected one of its own, but line 2 has turnout_official S-1 2030-05-05T10"));
    }

    static Stream<Spoilt> cases() {
        return Stream.of(
                new Spoilt(
                        CASES, "noise,several_sources", "noise,no_rule", 5, "finding: expected the id of a check, got"),
                new Spoilt(CASES, "incident,S-1", "incidents,S-1", 5, "form: expected one of "),
                new Spoilt(CASES, "incident,S-1", "incident,P-1", 5, "place: expected the id of an area, got \"P-1\""),
                new Spoilt(
                        CASES,
                        "counting,P-1",
                        "counting,C-2",
                        2,
                        "place: expected the id of a polling_station, got \"C-2\""),
                new Spoilt(
                        CASES,
                        "votes_president",
                        "votes",
                        2,
                        "question: expected a question of form counting, got \"votes\""),
                new Spoilt(
                        CASES,
                        "votes_president,,zephyr",
                        "votes_president,,aster",
                        2,
                        "item: expected a contestant of president, got \"aster\""),
                new Spoilt(
                        CASES,
                        "votes_president,,zephyr",
                        "votes_president,,voted",
                        2,
                        "item: expected a contestant of president, got \"voted\""),
                new Spoilt(
                        CASES,
                        "P-1,zephyr,commission",
                        "P-9,zephyr,commission",
                        3,
                        "station: expected the id of a polling_station, got \"P-9\""),
                new Spoilt(
                        CASES,
                        "P-1,zephyr,commission",
                        "P-1,zephyr,",
                        3,
                        "source: expected a value, since question table_president is of type protocols"),
                new Spoilt(
                        CASES,
                        "P-1,zephyr,commission",
                        "P-1,zephyr,table",
                        3,
                        "source: expected one of station, commission, got \"table\""),
                new Spoilt(
                        CASES,
                        "kind,,,,protest",
                        "kind,,protest,,protest",
                        5,
                        "item: expected none, since question kind is of type choice"),
                new Spoilt(
                        CASES,
                        "kind,,,,protest",
                        "kind,,,,noise",
                        5,
                        "value: expected an answer to question kind, got \"noise\""),
                new Spoilt(
                        CASES,
                        "zephyr,,400",
                        "zephyr,,many",
                        2,
                        "value: expected an answer to question votes_president, got \"many\""));
    }

    @ParameterizedTest
    @MethodSource({"ballot", "questions", "plan", "series", "cases"})
    void shouldNameFileLineAndExpectation(Spoilt spoilt) {
        spoilt.shouldBeTold(directory);
    }

    @Test
    void shouldAskAProbabilitySampleForAStratum() {
        MissionCopy mission = MissionCopy.of(directory)
                .replace("places.csv", "regular,true,a,", "regular,true,,")
                .replace("places.csv", "special,false,b,", "special,false,,");

        assertThat(Spoilt.faults(mission))
                .extracting(FileFault::toString)
                .containsExactly(
                        "mission.yaml:9: sample: expected a stratum of at least one polling station in places.csv");
    }

    @Test
    void shouldAskAProbabilitySampleForTheVotesOfEveryContest() {
        MissionCopy mission =
                MissionCopy.of(directory).replace(COUNTING, "type: votes\n    contest: council\n", "type: integer\n");

        assertThat(Spoilt.faults(mission))
                .extracting(FileFault::toString)
                .containsExactly(
                        "mission.yaml:9: sample: expected a votes question of contest council in a form about a"
                                + " polling station");
    }

    @Test
    void shouldTakeAnyTeamInThePlanWhereTheMissionNamesNone() {
        MissionFiles files = MissionCopy.of(directory)
                .delete("teams.csv")
                .replace(PLAN, "T1,voting", "T9,voting")
                .load();

        assertThat(files.mission().plan()).hasSize(3);
    }
}
