package org.pollwatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.counting.Submission;
import org.pollwatch.local.topology.Log;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Differences;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Oracle;

/** What must hold when everything is over. */
final class Verdict {
    private final Stage stage;
    private final Mission mission;
    private final String run;
    private final Duration patience;

    /** @param run for whoever reads a failure: the seed, and where the logs are */
    Verdict(Stage stage, Mission mission, String run, Duration patience) {
        this.stage = stage;
        this.mission = mission;
        this.run = run;
        this.patience = patience;
    }

    /** @throws AssertionError with what was found, if anything does not hold */
    void pass(Answers answers) throws IOException {
        try (Log log = new Log(stage.client(), stage.registryUrl(), stage.topics())) {
            List<Submission> submissions = log.submissions();
            assertThat(answers.belied(submissions))
                    .as("every answer as the log has it; %s", run)
                    .isEmpty();
            equalTheOracle(submissions, log);
            await("one receipt for each submission; " + run)
                    .atMost(patience)
                    .untilAsserted(() -> assertThat(log.receipts()).hasSize(submissions.size()));
            assertThat(log.receipts().values())
                    .as("never two receipts; %s", run)
                    .containsOnly(1L);
            System.out.println(
                    "chaos: " + submissions.size() + " submissions in the log, figures equal to the oracle's");
        }
        stage.endWriters();
        try (Admin admin = Admin.create(stage.client())) {
            LogEnd ends = new LogEnd(admin);
            await("no hanging transaction; " + run).atMost(patience).untilAsserted(() -> assertThat(ends.hanging())
                    .isEmpty());
        }
    }

    private void equalTheOracle(List<Submission> submissions, Log log) {
        List<Happening> history = submissions.stream()
                .<Happening>map(it -> new Happening.Submitted(it, true))
                .toList();
        Oracle expected = Oracle.of(mission, history);
        await("figures equal to the oracle's; " + run).atMost(patience).untilAsserted(() -> assertThat(
                        Differences.of(expected.figures(), log.figures()))
                .isEmpty());
    }
}
