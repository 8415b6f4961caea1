package org.pollwatch.headquarters.board;

import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.headquarters.board.CaseFile.CaseState;

/** What headquarters has done about findings, by finding. One thread writes, any may read. */
public final class CaseBoard {
    private final Sheet<CaseFile> sheet = new Sheet<>();

    public Sheet<CaseFile> sheet() {
        return sheet;
    }

    /** Takes a record of the casework topic. */
    public void put(long offset, CaseNote note) {
        CaseFile file = of(note.getFindingId()).map(it -> it.with(note)).orElseGet(() -> CaseFile.of(note));
        sheet.put(offset, note.getFindingId(), file);
    }

    /** @return empty where nobody has done anything about the finding */
    public Optional<CaseFile> of(String findingId) {
        return sheet.find(findingId).map(BoardEntry::value);
    }

    /** @return those that somebody has settled */
    public Stream<CaseFile> resolved() {
        return sheet.all().stream().map(BoardEntry::value).filter(it -> it.state() == CaseState.RESOLVED);
    }
}
