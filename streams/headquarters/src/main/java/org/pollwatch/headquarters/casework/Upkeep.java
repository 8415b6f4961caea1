package org.pollwatch.headquarters.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.pollwatch.contract.avro.CaseAction;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.CaseFile;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.entry.QueryEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What headquarters writes by itself: a question is answered by the next revision that is heard, and a finding that was
 * settled, cleared and is raised again is to be looked at again. What is written follows from the log alone, so several
 * headquarters write the same, and once more changes nothing. For one thread.
 */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Collection<Boards> missions;
    private final EntryLog log;
    private final Clock clock;
    /** What was written: once is enough. */
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    public Upkeep(Collection<Boards> missions, EntryLog log, Clock clock) {
        this.missions = List.copyOf(missions);
        this.log = log;
        this.clock = clock;
    }

    /** Looks once at everything that may have to be written, and writes it. Does not wait for the log. */
    public void look() {
        for (Boards boards : missions) {
            boards.queries().asked().forEach(query -> answer(boards, query));
            boards.casework().resolved().forEach(file -> reopen(boards, file));
        }
    }

    private void answer(Boards boards, Query query) {
        Optional<Receipt> answer = boards.receipts()
                .answerOf(query.getReportId())
                .filter(it -> it.getRevision() > query.getAskedRevision());
        answer.ifPresent(it -> write(
                query.getQueryId(),
                () -> log.query(boards.mission(), QueryEntry.answered(query, it.getRevision(), it.getReceivedAt()))));
    }

    private void reopen(Boards boards, CaseFile file) {
        long settled = file.resolvedAt().orElseThrow();
        Optional<BoardEntry<Finding>> finding = boards.findings().sheet().find(file.findingId());
        boolean raisedAgain = finding.filter(it -> it.value().getState() == FindingState.RAISED)
                        .isPresent()
                && boards.findings().clearedSince(file.findingId(), settled);
        if (raisedAgain) {
            CaseNote note = reopening(file, finding.get());
            write(note.getNoteId(), () -> log.note(boards.mission(), note));
        }
    }

    /** Of one resolution there is one reopening, whoever writes it. */
    private CaseNote reopening(CaseFile file, BoardEntry<Finding> finding) {
        String name = file.findingId() + "|" + file.resolvedAt().orElseThrow() + "|reopened";
        return new CaseNote(
                file.findingId(),
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                CaseAction.REOPEN,
                null,
                "",
                finding.position(),
                finding.value().getAreaPath(),
                "",
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void write(String id, java.util.function.Supplier<CompletionStage<Void>> writing) {
        if (!written.add(id)) {
            return;
        }
        writing.get().whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "casework was not written, and will be tried again: {}",
                        failure.getClass().getSimpleName());
                written.remove(id);
            }
        });
    }
}
