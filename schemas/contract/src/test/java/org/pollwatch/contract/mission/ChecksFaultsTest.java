package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a cross-check can name what is not there, and what is then told, with its line. */
class ChecksFaultsTest {
    private static final String CHECKS = "checks.yaml";
    private static final String COUNTING = " of form counting, version 2030-05-01, got ";

    @TempDir
    Path directory;

    private static Spoilt spoilt(String old, String now, int line, String told) {
        return new Spoilt(CHECKS, old, now, line, told);
    }

    static Stream<Spoilt> everyCheck() {
        return Stream.of(
                spoilt("checks:", "check:", 1, "checks: expected, but missing"),
                spoilt("checks:", "check:", 1, "check: unknown key, expected one of checks"),
                spoilt("id: leap", "id: Leap", 72, "checks: id: expected a lower-case Latin letter"),
                spoilt("id: leap", "id: conflict", 72, "check conflict: id: every mission has a rule conflict"),
                spoilt("id: leap", "id: hot", 101, "check hot: id: expected an id of its own, but line 72"),
                spoilt(
                        "kind: jump",
                        "kind: leap",
                        73,
                        "check leap: kind: expected one of comparison, threshold, capacity, answers, access_denied,"),
                spoilt(
                        "severity: low\n    label: {en: Many",
                        "severity: some\n    label: {en: Many",
                        21,
                        "check" + " many_invalid: severity: expected one of info, low, medium, high, got \"some\""),
                spoilt("{en: Signatures leapt}", "{ru: Скачок}", 75, "check leap: label: en: expected, but missing"),
                spoilt(
                        "form: counting\n    question: invalid",
                        "form: count\n    question: invalid",
                        23,
                        "check many_invalid: form: expected one of "),
                spoilt("perHour: 400", "perhour: 400", 78, "check leap: perhour: unknown key, expected one of form,"),
                spoilt("    perHour: 400\n", "", 72, "check leap: perHour: expected, but missing"));
    }

    static Stream<Spoilt> numbers() {
        return Stream.of(
                spoilt(
                        "left: [found, 0]",
                        "left: [fuond, 0]",
                        7,
                        "check more_ballots: left: expected an integer or votes question, registered_voters or a whole"
                                + " number; questions are those" + COUNTING + "\"fuond\""),
                spoilt(
                        "left: [found, 0]",
                        "left: [found, -1]",
                        7,
                        "check more_ballots: left: expected a whole number from 0 to 1000000000, got \"-1\""),
                spoilt(
                        "left: [found, 0]",
                        "left: []",
                        7,
                        "check more_ballots: left: expected a list with at least one entry"),
                spoilt(
                        "is: more_than",
                        "is: above",
                        8,
                        "check more_ballots: is: expected one of more_than, less_than, not_equal, got \"above\""),
                spoilt(
                        "question: invalid",
                        "question: sealed",
                        24,
                        "check many_invalid: question: expected an integer question" + COUNTING + "\"sealed\""),
                spoilt("over: 100", "over: many", 25, "check many_invalid: over: expected a whole number from 0"),
                spoilt(
                        "limit: 3000",
                        "limit: 0.5",
                        33,
                        "check too_large: limit: expected a whole number from 0 to 1000000000, got \"0.5\""),
                spoilt(
                        "share: 0.0062",
                        "share: 62",
                        61,
                        "check none_invalid: share: expected a number from 0 to 1, got"),
                spoilt("atLeast: 3", "atLeast: three", 62, "check none_invalid: atLeast: expected a number from 0"),
                spoilt(
                        "zero: invalid",
                        "zero: votes_president",
                        59,
                        "check none_invalid: zero: expected an integer question" + COUNTING),
                spoilt(
                        "question: signed_so_far\n    perHour",
                        "question: signatures\n    perHour",
                        77,
                        "check leap: question: expected an integer question with reading: cumulative" + COUNTING
                                + "\"signatures\""));
    }

    static Stream<Spoilt> answers() {
        return Stream.of(
                spoilt(
                        "when: {question: admitted, is: [no]}",
                        "when: {question: admitted, is: [never]}",
                        45,
                        "check denied: when: is: expected some of yes, no, not_observed, not_applicable, got \"never\""),
                spoilt(
                        "    when: {question: admitted, is: [no]}\n",
                        "",
                        40,
                        "check denied: when: expected, but missing"),
                spoilt(
                        "when: {question: sealed, is: [yes]}",
                        "when: {question: seal, is: [yes]}",
                        10,
                        "check more_ballots: when: question: expected a question" + COUNTING + "\"seal\""),
                spoilt(
                        "when: {place: setting, is: [rural]}",
                        "when: {place: setting, is: [village]}",
                        26,
                        "check many_invalid: when: is: expected some of urban, rural, got \"village\""),
                spoilt(
                        "question: overall_counting",
                        "question: sealed",
                        51,
                        "check kind_words: question: expected an evaluation question" + COUNTING + "\"sealed\""),
                spoilt(
                        "good: [very_good, good]",
                        "good: [very_good, fine]",
                        52,
                        "check kind_words: good: expected some of very_good, good, bad, very_bad, got \"fine\""),
                spoilt(
                        "against: [sealed]",
                        "against: [found]",
                        53,
                        "check kind_words: against: expected a question with counted answers" + COUNTING + "\"found\""),
                spoilt(
                        "questions: [sealed]",
                        "questions: [overall_counting]",
                        84,
                        "check two_stories: questions: expected a yes_no question" + COUNTING),
                spoilt(
                        "within: PT2H",
                        "within: 2 hours",
                        85,
                        "check two_stories: within: expected a duration above zero, such as PT2H, got \"2 hours\""),
                spoilt("within: PT2H", "within: PT0S", 85, "check two_stories: within: expected a duration above zero"),
                spoilt(
                        "source: source",
                        "source: kind",
                        92,
                        "check several_sources: source: expected another choice question of form incident"));
    }

    static Stream<Spoilt> wider() {
        return Stream.of(
                spoilt(
                        "contest: president",
                        "contest: mayor",
                        67,
                        "check reassigned: contest: expected the id of a contest, got \"mayor\""),
                spoilt(
                        "votes: votes_president",
                        "votes: votes_council",
                        69,
                        "check reassigned: votes: expected a votes question of contest president" + COUNTING
                                + "\"votes_council\""),
                spoilt(
                        "otherForm: tabulation",
                        "otherForm: counting",
                        71,
                        "check reassigned: protocols: expected a protocols question of contest president" + COUNTING
                                + "\"table_president\""),
                spoilt("    team: PT3H\n    region: PT1H30M\n", "", 93, "check silent: team: expected team, region or"),
                spoilt(
                        "to: \"23:00\"",
                        "to: \"24:00\"",
                        100,
                        "check silent: to: expected a time of day, such as 07:00"),
                spoilt("to: \"23:00\"", "to: \"06:00\"", 100, "check silent: to: expected a time after from, which is"),
                spoilt(
                        "indicators: [not_sealed]",
                        "indicators: [sealed]",
                        106,
                        "check hot: indicators: expected an indicator with a share of answers, of form counting"),
                spoilt(
                        "indicators: [not_sealed]",
                        "indicators: [signatures]",
                        106,
                        "check hot: indicators: expected an indicator with a share of answers, of form counting"),
                spoilt(
                        "form: counting\n    indicators: [not_sealed]",
                        "form: incident",
                        105,
                        "check hot: form: incidents are counted and never a rate"),
                spoilt(
                        "falseDiscovery: 0.05",
                        "falseDiscovery: 5",
                        107,
                        "check hot: falseDiscovery: expected a number"),
                spoilt(
                        "series: added_official",
                        "series: Added",
                        115,
                        "check too_many_added: series: expected a lower-case Latin letter"),
                spoilt(
                        "question: signed_so_far\n    series",
                        "question: found\n    series",
                        121,
                        "check turnout_apart: question: expected an integer question with ratio" + COUNTING
                                + "\"found\""),
                spoilt("points: 5", "points: 500", 123, "check turnout_apart: points: expected a number from 0 to 100"),
                spoilt(
                        "forms: [voting, counting]",
                        "forms: [voting, count]",
                        129,
                        "check thin: forms: expected one of "));
    }

    @ParameterizedTest
    @MethodSource({"everyCheck", "numbers", "answers", "wider"})
    void shouldNameFileLineAndExpectation(Spoilt spoilt) {
        spoilt.shouldBeTold(directory);
    }

    @Test
    void shouldTellAllFaultsOfAllChecksAtOnce() {
        MissionCopy mission = MissionCopy.of(directory)
                .replace(CHECKS, "kind: jump", "kind: leap")
                .replace(CHECKS, "over: 100", "over: many")
                .replace(CHECKS, "contest: president", "contest: mayor");

        assertThat(Spoilt.faults(mission)).extracting(FileFault::line).containsExactly(25, 67, 73);
    }

    @Test
    void shouldRefuseAHotspotInAMissionWithoutRates() {
        MissionCopy mission =
                MissionCopy.of(directory).replace("mission.yaml", "observation: full", "observation: limited");

        assertThat(Spoilt.faults(mission))
                .extracting(FileFault::toString)
                .containsExactly("checks.yaml:101: check hot: kind: a limited mission has no rates to compare");
    }

    @Test
    void shouldNotBlameAChecksNamesForAFormThatCannotBeRead() {
        MissionCopy mission = MissionCopy.of(directory)
                .replace("forms/counting.yaml", "- id: sealed\n    type: yes_no", "- id: sealed\n    type: yesno");

        assertThat(Spoilt.faults(mission)).extracting(FileFault::file).containsOnly("forms/counting.yaml");
    }

    @Test
    void shouldLetTheNewestVersionDecideWhatACheckMayName() {
        String old =
                """
                id: counting
                version: 2029-01-01
                phase: counting
                place: polling_station
                title: {en: Old}
                questions:
                  - {id: once, type: integer, label: {en: Once?}}
                """;
        MissionCopy mission = MissionCopy.of(directory)
                .write("forms/counting-old.yaml", old)
                .replace(CHECKS, "left: [found, 0]", "left: [once, 0]");

        assertThat(Spoilt.faults(mission))
                .extracting(FileFault::toString)
                .containsExactly("checks.yaml:7: check more_ballots: left: expected an integer or votes question,"
                        + " registered_voters or a whole number; questions are those" + COUNTING + "\"once\"");
    }
}
