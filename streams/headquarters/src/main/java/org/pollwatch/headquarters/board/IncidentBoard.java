package org.pollwatch.headquarters.board;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The incidents reported. One thread writes, any may read. */
public final class IncidentBoard {
    private final Sheet<Incident> sheet = new Sheet<>();
    private final AsOf asOf = new AsOf();

    public Sheet<Incident> sheet() {
        return sheet;
    }

    /** Takes an effective report of an incident form. */
    public void put(Incident incident) {
        sheet.add(incident.reportId(), incident);
        asOf.advance(incident.receivedAt());
    }

    /** Takes the tombstone of a report, of whatever form: it no longer counts. */
    public void remove(String reportId) {
        sheet.remove(reportId);
    }

    /** @return the highest receivedAt of any incident; empty before the first */
    public Optional<Instant> asOf() {
        return asOf.value();
    }

    /** @return the incidents that a filter asks for, in the order of their report ids */
    public Stream<BoardEntry<Incident>> select(IncidentFilter filter) {
        return sheet.all().stream().filter(it -> filter.takes(it.value()));
    }
}
