package org.pollwatch.topology.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;

/** What became of submissions, and suspect tallies as they come, go and move to another instance. */
class FigureMetersTest {
    private static final Instant NOW = Instant.parse("2026-09-27T10:15:00Z");
    private static final Instant RECEIVED = NOW.minusSeconds(3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FigureMeters meters = new FigureMeters(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldCountASuspectTallyUntilItsFiguresAreRightAgain() {
        meters.published("rates", "AV|voting", rates(true));
        meters.published("rates", "AV|voting", rates(true));
        meters.published("rates-by-hour", "AV|voting|10", rates(true));
        meters.published("rates", "AV-N|voting", rates(false));
        assertThat(suspects()).isEqualTo(2);
        meters.published("rates", "AV|voting", rates(false));
        assertThat(suspects()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatAnotherInstanceHasTakenOver() {
        meters.published("rates", "AV|voting", rates(true));
        meters.published("rates-by-hour", "AV|voting|10", rates(true));
        meters.forget("rates");
        assertThat(suspects()).isEqualTo(1);
    }

    @Test
    void shouldTellHowFarPublishedFiguresReach() {
        meters.published("rates", "AV|voting", rates(false));
        assertThat(registry.get("pollwatch.topology.figures.as.of.timestamp")
                        .gauge()
                        .value())
                .isEqualTo((double) RECEIVED.getEpochSecond());
        assertThat(registry.get("pollwatch.topology.figures.published.timestamp")
                        .gauge()
                        .value())
                .isEqualTo((double) NOW.getEpochSecond());
    }

    @Test
    void shouldCountSubmissionsByWhatBecameOfThem() {
        meters.judged(receipt(Outcome.ACCEPTED, RECEIVED));
        meters.judged(receipt(Outcome.ACCEPTED, RECEIVED));
        meters.judged(receipt(Outcome.REJECTED, RECEIVED));

        assertThat(receipts("accepted")).isEqualTo(2);
        assertThat(receipts("rejected")).isEqualTo(1);
        assertThat(receipts("duplicate")).isZero();
    }

    @Test
    void shouldTellWhenTheNewestAcceptedSubmissionWasReceived() {
        meters.judged(receipt(Outcome.ACCEPTED, RECEIVED));
        meters.judged(receipt(Outcome.ACCEPTED, RECEIVED.minusSeconds(60)));
        meters.judged(receipt(Outcome.CONFLICT, NOW));

        assertThat(registry.get("pollwatch.topology.accepted.timestamp").gauge().value())
                .isEqualTo((double) RECEIVED.getEpochSecond());
    }

    private double receipts(String outcome) {
        return registry.get("pollwatch.topology.receipts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static Receipt receipt(Outcome outcome, Instant receivedAt) {
        return new Receipt("r1", 1L, outcome, List.of(), 1L, "", "T1", 0, 0L, receivedAt);
    }

    private double suspects() {
        return registry.get("pollwatch.topology.suspect.tallies").gauge().value();
    }

    private static AreaRates rates(boolean suspect) {
        return new AreaRates("AV", "voting", null, 1L, 1L, RECEIVED, suspect, List.of(), List.of());
    }
}
