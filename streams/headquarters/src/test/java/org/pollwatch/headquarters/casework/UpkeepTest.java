package org.pollwatch.headquarters.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.CaseAction;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.WrittenEntries;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.CaseFile;
import org.pollwatch.headquarters.board.CaseFile.CaseState;

/** What headquarters writes by itself, and that it never writes it twice in effect. */
final class UpkeepTest {
    private static final Instant NOW = Instant.parse("2022-11-20T08:00:00Z");
    private static final String REPORT = SampleFinding.REPORT;
    private static final String ID = SampleFinding.of("s").build().getId();

    private final Boards boards = new Boards("aa-2022", "log");
    private final WrittenEntries log = new WrittenEntries();
    private final Upkeep upkeep = upkeep(boards, log);
    private long offset;

    private static Upkeep upkeep(Boards boards, WrittenEntries log) {
        return new Upkeep(List.of(boards), log, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void ask(long revision) {
        boards.queries()
                .put(
                        offset++,
                        new Query(
                                "3f0f5a8e-0000-4000-8000-000000000001",
                                "T007",
                                REPORT,
                                "voting",
                                "AA-1-1-001",
                                null,
                                "check_report",
                                QueryState.ASKED,
                                revision,
                                NOW,
                                "desk",
                                null,
                                null,
                                null));
    }

    private static Receipt receipt(long revision, Outcome outcome, Reason... reasons) {
        return new Receipt(REPORT, revision, outcome, List.of(reasons), revision, "", "T007", 0, revision, NOW);
    }

    @Test
    void shouldCloseAQuestionByTheNextRevisionAccepted() {
        ask(1);
        upkeep.look();
        assertThat(log.queries()).isEmpty();

        boards.receipts().put(receipt(3, Outcome.ACCEPTED));
        upkeep.look();
        upkeep.look();

        assertThat(log.queries()).singleElement().satisfies(it -> {
            assertThat(it.getState()).isEqualTo(QueryState.ANSWERED);
            assertThat(it.getAnsweredByRevision()).isEqualTo(3);
            assertThat(it.getClosedAt()).isEqualTo(NOW);
            assertThat(it.getAskedBy()).isEqualTo("desk");
        });
    }

    @Test
    void shouldCloseAQuestionWhoseAnswerWasReadFirst() {
        boards.receipts().put(receipt(2, Outcome.ACCEPTED));
        ask(1);
        upkeep.look();

        assertThat(log.queries()).hasSize(1);
    }

    @Test
    void shouldNotTakeForAnAnswerWhatStoodWhenItWasAsked() {
        boards.receipts().put(receipt(2, Outcome.ACCEPTED));
        boards.receipts().put(receipt(3, Outcome.REJECTED));
        boards.receipts().put(receipt(4, Outcome.CONFLICT));
        ask(2);
        upkeep.look();

        assertThat(log.queries()).isEmpty();
    }

    @Test
    void shouldHearATeamThatHeadquartersCorrectionKeepsFromCounting() {
        ask(2);
        boards.receipts()
                .put(receipt(
                        3, Outcome.SUPERSEDED, new Reason("revision", "CORRECTED_BY_HEADQUARTERS", "nothing more")));
        upkeep.look();

        assertThat(log.queries()).hasSize(1);
    }

    @Test
    void shouldWriteTheSameAsAnotherHeadquarters() {
        WrittenEntries other = new WrittenEntries();
        ask(1);
        boards.receipts().put(receipt(2, Outcome.ACCEPTED));
        upkeep.look();
        upkeep(boards, other).look();

        assertThat(other.queries()).isEqualTo(log.queries());
    }

    @Test
    void shouldTryAgainWhatTheLogDidNotTake() {
        ask(1);
        boards.receipts().put(receipt(2, Outcome.ACCEPTED));
        log.away(true);
        upkeep.look();
        log.away(false);
        upkeep.look();

        assertThat(log.queries()).hasSize(1);
    }

    private void resolve(long seen) {
        boards.casework()
                .put(
                        offset++,
                        new CaseNote(
                                ID,
                                "3f0f5a8e-0000-4000-8000-00000000000" + offset,
                                CaseAction.RESOLVE,
                                null,
                                "explained",
                                seen,
                                List.of("AA-1", "AA"),
                                "anna",
                                NOW));
    }

    private CaseFile file() {
        log.notes().forEach(note -> boards.casework().put(offset++, note));
        log.clear();
        return boards.casework().of(ID).orElseThrow();
    }

    @Test
    void shouldReopenWhatWasResolvedAndIsRaisedAgain() {
        boards.findings().put(1, SampleFinding.of("s").build());
        resolve(1);
        boards.findings().put(2, SampleFinding.of("s").cleared().build());
        upkeep.look();
        assertThat(file().state()).as("cleared by itself").isEqualTo(CaseState.RESOLVED);

        boards.findings().put(3, SampleFinding.of("s").build());
        upkeep.look();
        upkeep.look();

        CaseFile file = file();
        assertThat(file.state()).isEqualTo(CaseState.REOPENED);
        assertThat(file.last().getBy()).isEmpty();
        assertThat(file.notes()).hasSize(2);
    }

    @Test
    void shouldKeepResolvedWhatOnlyChangesItsNumbers() {
        boards.findings().put(1, SampleFinding.of("s").build());
        resolve(1);
        boards.findings().put(2, SampleFinding.of("s").build());
        upkeep.look();

        assertThat(file().state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    void shouldReopenOnceHoweverManyHeadquartersSeeIt() {
        boards.findings().put(1, SampleFinding.of("s").build());
        resolve(1);
        boards.findings().put(2, SampleFinding.of("s").cleared().build());
        boards.findings().put(3, SampleFinding.of("s").build());
        WrittenEntries other = new WrittenEntries();
        upkeep.look();
        upkeep(boards, other).look();
        other.notes().forEach(note -> boards.casework().put(offset++, note));

        assertThat(file().notes())
                .extracting(CaseNote::getAction)
                .containsExactly(CaseAction.RESOLVE, CaseAction.REOPEN);
    }

    @Test
    void shouldNotReopenWhatWasResolvedAfterItWasRaisedAgain() {
        boards.findings().put(1, SampleFinding.of("s").build());
        boards.findings().put(2, SampleFinding.of("s").cleared().build());
        boards.findings().put(3, SampleFinding.of("s").build());
        resolve(3);
        upkeep.look();

        assertThat(log.notes()).isEmpty();
    }
}
