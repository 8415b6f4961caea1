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
                .contains("places        2 polling_station, 1 commission\n")
                .contains("teams         2\n")
                .contains("forms         2\n")
                .contains("published     2 figures\n")
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

    private String report() {
        return MissionReport.render(MissionCopy.of(directory).load());
    }
}
