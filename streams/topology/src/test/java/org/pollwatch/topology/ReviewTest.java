package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.counting.Submission;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.SmallMission;

/** Headquarters' decisions about a report: quarantine, release and restatement, before the report and after it. */
class ReviewTest {
    private static final String MANY_ADDED = "many_added|P0|" + id(1);

    private final List<Mission> revisions = SmallMission.revisions();
    private final TopologyDriver driver = start();

    private TopologyDriver start() {
        return new TopologyDriver(revisions.toArray(Mission[]::new));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private static Submission added(long voters) {
        return report(1)
                .answer("voters_added", voters)
                .answer("group_voting", "yes")
                .build();
    }

    @Test
    void shouldTakeAQuarantinedReportOutOfEverythingAndBringItBackWhole() {
        driver.send(added(150));
        Map<String, Long> figures = driver.figures("C|voting");
        assertThat(figures).containsEntry("reports", 1L).containsEntry("voters_added.sum", 150L);
        assertThat(driver.findings()).containsKey(MANY_ADDED);
        assertThat(driver.coverage().get("R1-a|voting").getReports()).isOne();
        EffectiveReport report = driver.reports().get(id(1));

        driver.sendReview(id(1), ReviewAction.QUARANTINE);
        assertThat(driver.figures("C|voting")).isEmpty();
        assertThat(driver.findings()).doesNotContainKey(MANY_ADDED);
        assertThat(driver.reportChanges()).containsExactly(id(1) + " gone");
        assertThat(driver.coverage().get("R1-a|voting")).satisfies(it -> {
            assertThat(it.getReports()).isZero();
            assertThat(it.getTeams()).isZero();
            assertThat(it.getLastHeard()).as("it was heard all the same").isEqualTo(SubmissionBuilder.RECEIVED);
        });

        driver.sendReview(id(1), ReviewAction.RELEASE);
        assertThat(driver.figures("C|voting")).isEqualTo(figures);
        assertThat(driver.findings()).containsKey(MANY_ADDED);
        assertThat(driver.reports()).containsEntry(id(1), report);
        assertThat(driver.coverage().get("R1-a|voting").getTeams()).isOne();
        assertThat(driver.receipts())
                .as("one for the submission, none for a review")
                .hasSize(1);
    }

    @Test
    void shouldApplyAReviewThatCameBeforeItsReport() {
        driver.sendReview(id(1), ReviewAction.QUARANTINE);
        driver.send(added(150));

        assertThat(driver.receipts()).extracting(Receipt::getOutcome).containsExactly(Outcome.ACCEPTED);
        assertThat(driver.reports()).isEmpty();
        assertThat(driver.figures("C|voting")).isEmpty();
        assertThat(driver.findings()).isEmpty();

        driver.sendReview(id(1), ReviewAction.RELEASE);
        assertThat(driver.figures("C|voting")).containsEntry("voters_added.sum", 150L);
        assertThat(driver.findings()).containsKey(MANY_ADDED);
    }

    @Test
    void shouldKeepALaterRevisionInQuarantineToo() {
        driver.send(added(150));
        driver.sendReview(id(1), ReviewAction.QUARANTINE);
        driver.send(report(1).revision(2).at("P3").answer("voters_added", 40).build());
        assertThat(driver.figures("C|voting")).isEmpty();

        driver.sendReview(id(1), ReviewAction.RELEASE);
        assertThat(driver.figures("R2|voting")).containsEntry("voters_added.sum", 40L);
        assertThat(driver.figures("R1|voting")).isEmpty();
    }

    /** To the last byte of every record, also of tallies that went back to zero. */
    @Test
    void shouldEndInTheSameWhicheverCameFirst() {
        try (TopologyDriver other = start()) {
            driver.send(added(150), report(1).revision(2).at("P3").build());
            driver.sendReview(id(1), ReviewAction.QUARANTINE);
            other.sendReview(id(1), ReviewAction.QUARANTINE);
            other.send(added(150), report(1).revision(2).at("P3").build());
            driver.publish();
            other.publish();

            for (Topic<?> topic : List.of(
                    driver.topics().rates(),
                    driver.topics().ratesByHour(),
                    driver.topics().coverage())) {
                Map<String, String> bodies = driver.lastBodies(topic);
                assertThat(bodies).as(topic.noun()).isNotEmpty();
                assertThat(other.lastBodies(topic)).as(topic.noun()).isEqualTo(bodies);
            }
        }
    }

    @Test
    void shouldCountByTheDefinitionThatItIsRestatedTo() {
        driver.send(added(70));
        assertThat(driver.figures("C|voting")).doesNotContainKey("gained_question.missing");
        assertThat(driver.findings()).as("70 of 100 by the first").isEmpty();

        driver.sendRestatement(id(1), 2);
        assertThat(driver.reports().get(id(1)).getDefinitionRevision()).isEqualTo(2);
        assertThat(driver.findings()).as("70 of 50 by the second").containsKey(MANY_ADDED);
    }

    @Test
    void shouldMoveFiguresToTheLaterDefinitionWhicheverComesFirst() {
        Submission sent = report(1).version("2").answer("group_voting", "yes").build();
        driver.sendRestatement(id(1), 2);
        driver.send(sent, report(2).version("2").build());

        assertThat(driver.figures("C|voting"))
                .containsEntry("reports", 2L)
                .containsEntry("gained_question.missing", 1L);
        driver.sendRestatement(id(2), 2);
        assertThat(driver.figures("C|voting"))
                .containsEntry("reports", 2L)
                .containsEntry("gained_question.missing", 2L);
    }

    @Test
    void shouldCountAsBeforeWhereTheLaterDefinitionDoesNotTakeIt() {
        driver.send(report(1).answer("members", 500).build());
        driver.sendRestatement(id(1), 2);

        assertThat(driver.reportChanges()).containsExactly(id(1) + " 1");
        assertThat(driver.reports()).as("nothing new was said of it").isEmpty();
        assertThat(driver.figures("C|voting")).containsEntry("members.sum", 500L);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReviewAction.class,
            names = {"VERIFY", "CORRECT"})
    void shouldChangeNothingByWhatIsOnlySaidOfAReport(ReviewAction said) {
        driver.send(added(150));
        driver.sendReview(id(1), ReviewAction.QUARANTINE);
        assertThat(driver.figures("C|voting")).isEmpty();

        driver.sendReview(id(1), said);
        assertThat(driver.figures("C|voting")).as("it stays in quarantine").isEmpty();
        assertThat(driver.unreadable("reviews")).isZero();

        driver.sendReview(id(1), ReviewAction.RELEASE);
        driver.sendReview(id(1), said);
        assertThat(driver.figures("C|voting")).containsEntry("voters_added.sum", 150L);
        assertThat(driver.receipts()).as("none for a review").hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "7b22726570", "00000f423f02", "0000000001020202"})
    void shouldTellOfAnUnreadableReviewAndGoOn(String hex) {
        driver.sendReviewBytes(id(1), hex == null ? null : HexFormat.of().parseHex(hex));
        driver.send(added(150));

        assertThat(driver.unreadable("reviews")).isOne();
        assertThat(driver.figures("C|voting")).containsEntry("reports", 1L);
        assertThat(driver.receipts()).hasSize(1);
    }

    @Test
    void shouldTellOfAReviewThatSaysNothingItKnows() {
        driver.send(added(150));
        driver.sendReview(id(1), ReviewAction.UNKNOWN);
        driver.sendReview(new Review(id(1), ReviewAction.RESTATE, null, "because", "desk", Instant.EPOCH, null));
        driver.sendReviewBytes(
                id(2),
                driver.bytes(
                        driver.topics().reviews(),
                        new Review(id(1), ReviewAction.QUARANTINE, null, "because", "desk", Instant.EPOCH, null)));

        assertThat(driver.unreadable("reviews")).isEqualTo(3);
        assertThat(driver.figures("C|voting")).containsEntry("reports", 1L);
    }
}
