package org.pollwatch.headquarters.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Authority;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.WrittenEntries;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.casework.Corrections.End;
import org.pollwatch.headquarters.casework.ReportFile.State;
import org.pollwatch.headquarters.entry.CorrectionEntry;
import org.pollwatch.headquarters.entry.EntryRefused;

/** A correction is one revision above what stands, and whoever comes second is told. */
final class CorrectionsTest {
    private static final String REPORT = SampleFinding.REPORT;
    private static final Instant AT = Instant.parse("2022-11-20T05:00:00Z");
    private static final Report STANDING =
            new Report(REPORT, 2, false, "voting", "1", "AA-1-1-001", AT, Map.of("voters_added", Answer.amount(124)));

    private final Boards boards = new Boards("aa-2022", "log");
    private final WrittenEntries log = new WrittenEntries();
    private final Corrections corrections =
            new Corrections(log, Clock.fixed(AT.plusSeconds(60), ZoneOffset.UTC), Duration.ofMillis(200));

    private static CorrectionEntry entry(String changes) {
        return CorrectionEntry.read(
                "{\"reportId\":\"" + REPORT + "\",\"basedOnRevision\":2,\"reason\":\"read twice\"," + changes + "}",
                Optional.of("anna"));
    }

    private CompletableFuture<End> write(CorrectionEntry entry) {
        ReportFile file = new ReportFile(State.EFFECTIVE, "T007", false, List.of("AA-1", "AA"), STANDING);
        return corrections
                .write(boards, entry, file, entry.applied(STANDING, 3), 1)
                .toCompletableFuture();
    }

    private void receipt(long offset, Outcome outcome) {
        boards.receipts().put(new Receipt(REPORT, 3L, outcome, List.of(), 3L, "", "T007", 0, offset, AT));
    }

    @Test
    void shouldStandAboveWithItsReasonOnceTheGuardHasAcceptedIt() {
        CompletableFuture<End> end = write(entry("\"answers\":{\"voters_added\":12}"));
        assertThat(log.reviews()).as("no reason before there is a verdict").isEmpty();
        receipt(0, Outcome.ACCEPTED);

        assertThat(end).isCompletedWithValue(End.STANDS);
        assertThat(log.corrections()).singleElement().satisfies(it -> {
            assertThat(it.getRevision()).isEqualTo(3);
            assertThat(it.getAuthority()).isEqualTo(Authority.HEADQUARTERS);
            assertThat(it.getTeam()).isEqualTo("T007");
            assertThat(it.getAnswers().get(0).getNumber()).isEqualTo(12);
            assertThat(it.getObservedAt()).isEqualTo(AT);
        });
        assertThat(log.reviews()).singleElement().satisfies(it -> {
            assertThat(it.getAction()).isEqualTo(ReviewAction.CORRECT);
            assertThat(it.getRevision()).isEqualTo(3);
            assertThat(it.getReason()).isEqualTo("read twice");
            assertThat(it.getBy()).isEqualTo("anna");
        });
    }

    @Test
    void shouldTellTheDeskThatCameSecondInTheLogAndKeepNoReasonOfIt() {
        CompletableFuture<End> end = write(entry("\"answers\":{\"voters_added\":12}"));
        receipt(0, Outcome.CONFLICT);

        assertThat(end).isCompletedWithValue(End.MOVED_ON);
        assertThat(log.reviews()).isEmpty();
    }

    @Test
    void shouldNotEvenWriteASecondOneWhileTheFirstIsUnderWay() {
        CompletableFuture<End> first = write(entry("\"answers\":{\"voters_added\":12}"));

        assertThat(write(entry("\"answers\":{\"voters_added\":14}"))).isCompletedWithValue(End.MOVED_ON);
        assertThat(log.corrections()).hasSize(1);
        receipt(0, Outcome.ACCEPTED);
        assertThat(first).isCompletedWithValue(End.STANDS);
    }

    @Test
    void shouldFindAVerdictThatCameBeforeAnybodyAskedForIt() {
        receipt(0, Outcome.ACCEPTED);

        assertThat(write(entry("\"place\":\"AA-1-1-002\""))).isCompletedWithValue(End.STANDS);
    }

    @Test
    void shouldSayThatNobodyHasDecidedYet() throws Exception {
        assertThat(write(entry("\"answers\":{\"voters_added\":null}")).get(10, TimeUnit.SECONDS))
                .isEqualTo(End.PENDING);
        assertThat(log.corrections().get(0).getAnswers()).isEmpty();
    }

    @Test
    void shouldChangeOnlyWhatItNames() {
        CorrectionEntry entry = entry("\"observedAt\":\"2022-11-20T12:00:00+06:00\"");

        Report corrected = entry.applied(STANDING, 3);
        assertThat(corrected.answers()).isEqualTo(STANDING.answers());
        assertThat(corrected.place()).isEqualTo(STANDING.place());
        assertThat(corrected.observedAt()).isEqualTo(Instant.parse("2022-11-20T06:00:00Z"));
    }

    @Test
    void shouldNameTheFieldThatCannotBeRead() {
        assertThatThrownBy(() -> entry("\"observedAt\":\"noon\",\"answers\":{\"voters_added\":1.5}"))
                .isInstanceOfSatisfying(EntryRefused.class, it -> assertThat(it.faults())
                        .extracting("field")
                        .containsExactlyInAnyOrder("observedAt", "answers.voters_added"));
    }
}
