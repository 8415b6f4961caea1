package org.pollwatch.headquarters.board;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;

/** The findings, those that stand and those that were cleared. One thread writes, any may read. */
public final class FindingBoard {
    private final Sheet<Finding> sheet = new Sheet<>();
    private final Map<String, Long> cleared = new ConcurrentHashMap<>();
    private final AsOf asOf = new AsOf();

    public Sheet<Finding> sheet() {
        return sheet;
    }

    /** Takes a record of the findings topic. */
    public void put(long offset, Finding finding) {
        sheet.put(offset, finding.getId(), finding);
        if (finding.getState() == FindingState.CLEARED) {
            cleared.put(finding.getId(), offset);
        }
        asOf.advance(finding.getAsOf());
    }

    /** @return whether the finding was cleared, as far as this headquarters has read, behind an offset of its topic */
    public boolean clearedSince(String id, long offset) {
        return cleared.getOrDefault(id, -1L) > offset;
    }

    /** @return the highest receivedAt, or clock tick, that any finding rests on; empty before the first */
    public Optional<Instant> asOf() {
        return asOf.value();
    }

    /** @return the findings that a filter asks for, in the order of their ids */
    public Stream<BoardEntry<Finding>> select(FindingFilter filter) {
        return sheet.all().stream().filter(it -> filter.takes(it.value()));
    }
}
