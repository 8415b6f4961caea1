package org.pollwatch.headquarters.board;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaCoverage;

/** How complete the reports of each area and form are. One thread writes, any may read. */
public final class CoverageBoard {
    private final Sheet<AreaCoverage> sheet = new Sheet<>();
    private final AsOf asOf = new AsOf();

    public Sheet<AreaCoverage> sheet() {
        return sheet;
    }

    /** Takes a record of the coverage topic. */
    public void put(long offset, AreaCoverage coverage) {
        sheet.put(offset, Topics.rateKey(coverage.getArea(), coverage.getForm()), coverage);
        asOf.advance(coverage.getAsOf());
    }

    /** @return the highest receivedAt folded into any record; empty before the first */
    public Optional<Instant> asOf() {
        return asOf.value();
    }

    /** @return the records that a filter asks for, in the order of their keys */
    public Stream<BoardEntry<AreaCoverage>> select(RateFilter filter) {
        return sheet.all().stream()
                .filter(it -> filter.takes(it.value().getArea(), it.value().getForm()));
    }
}
