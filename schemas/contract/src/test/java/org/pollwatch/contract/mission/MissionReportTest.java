package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissionReportTest {
    @TempDir
    Path directory;

    @Test
    void shouldCountWhatThereIs() {
        assertThat(report())
                .contains("Mission small-2030: A small election\n")
                .contains("areas         1 country, 2 region, 1 district\n")
                .contains("places        2 polling_station, 2 commission\n")
                .contains("teams         2\n")
                .contains("forms         4\n")
                .contains("contests      president (2 contestants), council (2 contestants)\n")
                .contains("plan          3 lines, 4 reports expected\n")
                .contains("checks        17\n")
                .contains("series        3 figures\n")
                .contains("published     2 figures\n")
                .contains("earlier       3 lines of corresponding areas\n")
                .contains("map           yes\n");
    }

    @Test
    void shouldShowQuestionCountedAnswerAndIndicatorSideBySide() {
        assertThat(report().lines().map(it -> it.replaceAll(" +", " ")))
                .contains(
                        "Form voting, version 2030-05-01: voting, about one polling_station, 9 questions, 13 indicators",
                        "question | type | counted answer | indicator | complement | asked if | text",
                        "opened_on_time | yes_no | no | opened_late | opened_on_time | | Did it open on time?",
                        "queue | choice | long | queue | | crowded is yes | How long was the queue?",
                        "observers | choices | any but none | observers | | | Who observed?",
                        " | | press | press_present | | |",
                        "overall | evaluation | bad, very_bad | overall | | | Overall?",
                        "women | integer | sum | women | | | How many women?",
                        " | | more than 10 | women_over_10 | | |",
                        " | | sum over sum of members | women_per_members | | |",
                        "voters | integer | latest per place, summed | voters | | place's setting is rural, and women > 0"
                                + " | How many voters so far?",
                        "left_at | time | | | | | When did you leave?");
    }

    @Test
    void shouldSayWhatEachCheckCompares() {
        assertThat(report().lines().map(it -> it.replaceAll(" +", " ")))
                .contains(
                        "check | kind | severity | what is compared",
                        "more_ballots | comparison | high | counting: found + 0 > signatures, when sealed is yes",
                        "sum_of_votes | comparison | medium | counting: votes_president + invalid <> found",
                        "many_invalid | threshold | low | counting: invalid > 100, when place's setting is rural",
                        "too_large | capacity | info | voting: registered_voters > 3000",
                        "unsealed | answers | high | counting: sealed is no, and found > 0",
                        "kind_words | evaluation | low | counting: overall_counting is good or very_good, but flagged:"
                                + " sealed",
                        "none_invalid | implausible_zero | medium | counting: invalid is 0, where 0.0062 of found would"
                                + " be at least 3.0",
                        "reassigned | mismatch | high | counting votes_president and both sides of tabulation"
                                + " table_president, by contestant of president",
                        "leap | jump | medium | counting: signed_so_far falls, or rises by more than 400 an hour",
                        "two_stories | contradiction | low | counting: two teams at one place within 2h on sealed",
                        "several_sources | evidence | info | incident: kind of one area by source",
                        "silent | silence | high | nothing heard of a team for 3h, or of a region for 1h30m, from 07:00"
                                + " to 23:00",
                        "hot | hotspot | medium | counting: not_sealed of a region above the rest, false discoveries"
                                + " 0.05, at least 10 answers",
                        "too_many_added | series_sum | high | counting: sum of signatures > series added_official",
                        "turnout_apart | series_share | medium | counting: signed_so_far apart from series"
                                + " turnout_official by 5.0 points, at least 10 stations",
                        "thin | coverage | info | fewer reports than a rate needs, of voting, counting");
    }

    @Test
    void shouldKeepResultsAndCountsByAnotherChoiceToOneLine() {
        assertThat(report().lines().map(it -> it.replaceAll(" +", " ")))
                .contains(
                        "votes_council | votes | contest council | | | | And of the council?",
                        "table_president | protocols | contest president | | | admitted is yes | What does the table"
                                + " say?",
                        "kind | choice | protest | kind_protest | | | What happened?",
                        " | | each, by source | kind_<option>_by_<answer> | | |")
                .noneMatch(it -> it.contains("kind_protest_by_seen"));
    }

    private String report() {
        return MissionReport.render(MissionCopy.of(directory).load());
    }
}
