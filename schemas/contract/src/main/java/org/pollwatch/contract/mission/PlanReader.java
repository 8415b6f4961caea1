package org.pollwatch.contract.mission;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.PlanEntry;

/** Reads a row of {@code plan.csv}. */
final class PlanReader {
    static final Columns COLUMNS =
            new Columns(List.of("form"), List.of("team", "place", "area", "from", "to", "expected"));
    private static final long MOST = 1_000_000;

    private PlanReader() {}

    static Located<PlanRow> read(Row row) {
        boolean namesPlace = row.find("place").isPresent();
        if (namesPlace == row.find("area").isPresent()) {
            row.faults().add(row.at(), "place, area: expected exactly one of them");
        }
        Optional<LocalDateTime> from = row.find("from").flatMap(Scalar::dateTime);
        Optional<LocalDateTime> to = row.find("to").flatMap(Scalar::dateTime);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            row.faults().add(row.at(), "to: expected a time after from, which is " + from.get());
        }
        PlanEntry entry = new PlanEntry(
                row.find("team").map(Scalar::text),
                row.need("form").map(Scalar::text).orElse(""),
                row.text(namesPlace ? "place" : "area"),
                from,
                to,
                row.find("expected").flatMap(it -> it.number(1, MOST)).orElse(1L));
        return new Located<>(new PlanRow(entry, namesPlace), row.at());
    }
}
