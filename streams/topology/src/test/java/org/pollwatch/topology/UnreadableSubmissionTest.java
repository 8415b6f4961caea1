package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Submission;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.SmallMission;

/** What cannot be read gets its receipt and touches nothing else; what might yet be read is never given up. */
class UnreadableSubmissionTest {
    private final Mission mission = SmallMission.create();
    private final TopologyDriver driver = new TopologyDriver(mission);
    private final Submission good = report(1).answer("group_voting", "yes").build();

    @AfterEach
    void close() {
        driver.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "", // nothing
                "00", // a frame cut short
                "0000000003", // a frame without a body
                "7b22726570", // JSON
                "010000000302", // another magic byte
                "000000000302", // a body cut short
                "0000000003ffffffffffffffffffffff", // a number longer than any number
                "00000f423f02", // a schema that nobody registered
                "0000000001020202", // a record of another topic
            })
    void shouldRejectBytesThatAreNoSubmissionAndGoOn(String hex) {
        byte[] bytes = hex == null ? null : HexFormat.of().parseHex(hex);
        driver.send(good);
        driver.sendBytes("some-key", bytes);
        driver.send(report(2).answer("group_voting", "no").build());

        List<Receipt> receipts = driver.receipts();
        assertThat(receipts)
                .extracting(Receipt::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ACCEPTED);
        assertThat(receipts.get(1))
                .isEqualTo(new Receipt(
                        "some-key",
                        0L,
                        Outcome.REJECTED,
                        List.of(new Reason("", "UNREADABLE", "a record of the submissions contract")),
                        0L,
                        "",
                        "",
                        0,
                        1L,
                        Instant.EPOCH));
        assertThat(driver.reports()).containsOnlyKeys(id(1), id(2));
        assertThat(driver.figures("C|voting")).containsEntry("reports", 2L).containsEntry("group_voting.flagged", 1L);
    }

    @Test
    void shouldRejectARecordWithoutAKey() {
        driver.sendBytes(null, driver.bytes(good));
        driver.sendBytes(null, null);

        assertThat(driver.receipts()).hasSize(2).allSatisfy(it -> {
            assertThat(it.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(it.getReasons()).extracting(Reason::getCode).containsExactly("UNREADABLE");
        });
        assertThat(driver.reports()).isEmpty();
    }

    @Test
    void shouldRejectASubmissionUnderAnotherKeyThanItsReport() {
        driver.sendBytes(id(2), driver.bytes(good));

        assertThat(driver.receipts()).singleElement().satisfies(it -> {
            assertThat(it.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(it.getReportId()).isEqualTo(id(1));
            assertThat(it.getReasons())
                    .containsExactly(
                            new Reason("reportId", "UNREADABLE", "the record's key, and a record of this contract"));
        });
        assertThat(driver.reports()).isEmpty();
    }

    @Test
    void shouldStillTakeTheReportAfterItsKeyWasAbused() {
        driver.sendBytes(id(2), driver.bytes(good));
        driver.send(report(2).build(), good);

        assertThat(driver.receipts())
                .extracting(Receipt::getOutcome)
                .containsExactly(Outcome.REJECTED, Outcome.ACCEPTED, Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void shouldRejectADefinitionRevisionThatCannotBe(long revision) {
        driver.send(report(1).under(revision).build());

        assertThat(driver.receipts()).singleElement().satisfies(it -> {
            assertThat(it.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(it.getReasons()).extracting(Reason::getField).containsExactly("definitionRevision");
        });
    }

    @Test
    void shouldGiveEveryRecordOneReceiptWithItsOffset() {
        driver.send(good, good);
        driver.sendBytes("x", new byte[] {1});
        driver.send(
                report(1).at("nowhere").build(),
                report(1).by("stranger").revision(2).build());

        assertThat(driver.receipts()).extracting(Receipt::getOffset).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void shouldTellARejectionByFieldsAndNeverByContent() {
        driver.send(report(1).answer("group_voting", "Mr K. did it").build());

        Receipt receipt = driver.receipts().get(0);
        assertThat(receipt.getReasons())
                .containsExactly(new Reason(
                        "answers.group_voting", "UNKNOWN_ANSWER", "one of yes, no, or not_observed or not_applicable"));
        assertThat(receipt.toString()).doesNotContain("Mr K.");
    }

    @Test
    void shouldStopAndRejectNothingWhileTheRegistryIsAway() {
        for (Exception fault : Arrays.asList(
                new SocketTimeoutException("read timed out"),
                new IOException("refused"),
                new RestClientException("away", 503, 503),
                new RestClientException("who are you", 401, 40101))) {
            MemoryRegistry registry = new MemoryRegistry();
            try (TopologyDriver away =
                    new TopologyDriver(mission.id(), TopologyDriver.read(mission), registry, Instant.EPOCH)) {
                byte[] bytes = away.bytes(good);
                registry.fail(fault);
                assertThatThrownBy(() -> away.sendBytes(id(1), bytes))
                        .as(fault.toString())
                        .isNotNull();
                registry.fail(null);
                assertThat(away.receipts()).as(fault.toString()).isEmpty();
                assertThat(away.reports()).as(fault.toString()).isEqualTo(Map.of());
            }
        }
    }
}
