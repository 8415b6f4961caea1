package org.pollwatch.headquarters.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.headquarters.board.Incident;
import org.pollwatch.mission.Mission;

/** Incidents as rows, one for each report. Sources stand apart: rows of different sources may be one incident. */
public final class IncidentTable implements Table<Incident> {
    private static final List<String> COLUMNS = TableRow.columns(
            "reportId", "revision", "form", "kind", "source", "time", "hour", "observedAt", "receivedAt", "team");

    private final TableRow common;

    /** @param language {@code en}, {@code ru} or {@code kk}, of names */
    public IncidentTable(Mission mission, String language) {
        this.common = new TableRow(mission, language);
    }

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> shares() {
        return Set.of();
    }

    @Override
    public Stream<List<Object>> rows(Incident it) {
        List<Object> row = new ArrayList<>(common.begin(it.receivedAt(), it.area()));
        row.add(it.reportId());
        row.add(it.revision());
        row.add(it.form());
        row.add(it.kind().orElse(null));
        row.add(it.source().orElse(null));
        row.add(it.time().orElse(null));
        row.add(it.hour());
        row.add(it.observedAt().toString());
        row.add(it.receivedAt().toString());
        row.add(it.team());
        return Stream.of(row);
    }
}
