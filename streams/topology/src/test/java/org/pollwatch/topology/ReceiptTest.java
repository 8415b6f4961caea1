package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.RECEIVED;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.ContentHash;
import org.pollwatch.counting.Submission;
import org.pollwatch.oracle.SmallMission;

class ReceiptTest {
    private final TopologyDriver driver = new TopologyDriver(SmallMission.create());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldSayWhatBecameOfWhichRecordOfTheLog() {
        Submission sent = report(1).revision(3).answer("group_voting", "yes").build();
        driver.send(report(2).build(), sent);

        assertThat(driver.receipts().get(1))
                .isEqualTo(new Receipt(
                        id(1),
                        3L,
                        Outcome.ACCEPTED,
                        List.of(),
                        3L,
                        HexFormat.of().formatHex(ContentHash.of(sent.report())),
                        "T1",
                        0,
                        1L,
                        RECEIVED));
    }

    @Test
    void shouldTakeItsTimeFromTheSubmissionAndNotFromTheJudge() {
        driver.send(
                report(1).receivedAt(RECEIVED.plusSeconds(77)).build(),
                report(1).at("nowhere").build());

        assertThat(driver.receipts())
                .extracting(Receipt::getReceivedAt)
                .containsExactly(RECEIVED.plusSeconds(77), RECEIVED);
    }

    @Test
    void shouldShowByItsHashThatTwoSendingsSayTheSame() {
        driver.send(
                report(1).answer("group_voting", "yes").build(),
                report(1)
                        .answer("group_voting", "yes")
                        .receivedAt(RECEIVED.plusSeconds(5))
                        .build(),
                report(1).answer("group_voting", "no").build());
        List<String> hashes =
                driver.receipts().stream().map(Receipt::getContentHash).toList();

        assertThat(hashes).allMatch(it -> it.matches("[0-9a-f]{32}"));
        assertThat(hashes.get(1)).isEqualTo(hashes.get(0));
        assertThat(hashes.get(2)).isNotEqualTo(hashes.get(0));
    }

    @Test
    void shouldNameTheTeamThatSentItAlsoWhereTheReportIsAnothers() {
        driver.send(report(1).by("T1").build(), report(1).revision(2).by("T2").build());

        assertThat(driver.receipts())
                .extracting(Receipt::getOutcome, Receipt::getTeam, Receipt::getStandingRevision)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.ACCEPTED, "T1", 1L),
                        org.assertj.core.groups.Tuple.tuple(Outcome.REJECTED, "T2", 1L));
    }
}
