package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.RECEIVED;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.oracle.SmallMission;

/** Two contents under one revision: the first stands, and headquarters is told until somebody decides. */
class ContradictionTest {
    private static final String CONFLICT = "conflict|" + id(1);

    private final TopologyDriver driver = new TopologyDriver(SmallMission.create());

    @BeforeEach
    void contradict() {
        driver.send(
                report(1).answer("group_voting", "yes").build(),
                report(1)
                        .answer("group_voting", "no")
                        .receivedAt(RECEIVED.plusSeconds(60))
                        .build());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private long conflicts() {
        return driver.coverage().get("C|voting").getConflicts();
    }

    @Test
    void shouldTellOfAContradictionWithBothContents() {
        assertThat(driver.receipts())
                .extracting(Receipt::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.CONFLICT);
        assertThat(driver.findings().get(CONFLICT)).satisfies(it -> {
            assertThat(it.getReports()).containsExactly(id(1));
            assertThat(it.getCompared()).extracting(one -> one.getWord()).containsExactlyInAnyOrder("yes", "no");
            assertThat(it.getAsOf()).isEqualTo(RECEIVED.plusSeconds(60));
        });
        assertThat(conflicts()).isOne();
        assertThat(driver.coverage().get("R1-a|voting").getState()).isEqualTo(CoverageState.CONFLICT);
        assertThat(driver.figures("C|voting"))
                .as("the first content stands")
                .containsEntry("reports", 1L)
                .containsEntry("group_voting.flagged", 1L);
    }

    @Test
    void shouldTellOnceHoweverOftenItIsContradicted() {
        driver.findings();
        driver.send(
                report(1).answer("group_voting", "not_observed").build(),
                report(1).answer("group_voting", "no").build());

        assertThat(driver.findingChanges()).isEmpty();
        assertThat(conflicts()).isOne();
    }

    @Test
    void shouldEndWithTheNextAcceptedRevision() {
        driver.send(report(1).revision(2).answer("group_voting", "no").build());

        assertThat(driver.findings()).doesNotContainKey(CONFLICT);
        assertThat(conflicts()).isZero();
        assertThat(driver.figures("C|voting")).containsEntry("reports", 1L).doesNotContainKey("group_voting.flagged");
    }

    @Test
    void shouldEndWithAWithdrawal() {
        driver.send(report(1).revision(2).withdrawn().build());

        assertThat(driver.findings()).doesNotContainKey(CONFLICT);
        assertThat(conflicts()).isZero();
        assertThat(driver.figures("C|voting")).isEmpty();
    }

    @Test
    void shouldRestInQuarantineAndStandAgainAfterRelease() {
        driver.sendReview(id(1), ReviewAction.QUARANTINE);
        assertThat(driver.findings()).doesNotContainKey(CONFLICT);
        assertThat(conflicts()).isZero();

        driver.sendReview(id(1), ReviewAction.RELEASE);
        assertThat(driver.findings()).containsKey(CONFLICT);
        assertThat(conflicts()).isOne();
    }
}
