package org.pollwatch.headquarters.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.mission.Mission;

/** Coverage as rows, one for each area and form. */
public final class CoverageTable implements Table<AreaCoverage> {
    private static final List<String> COLUMNS = TableRow.columns(
            "form",
            "state",
            "expectedReports",
            "reports",
            "expectedPlaces",
            "places",
            "teams",
            "conflicts",
            "lastHeard");

    private final TableRow common;

    /** @param language {@code en}, {@code ru} or {@code kk}, of names */
    public CoverageTable(Mission mission, String language) {
        this.common = new TableRow(mission, language);
    }

    @Override
    public String name() {
        return "coverage";
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
    public Stream<List<Object>> rows(AreaCoverage it) {
        List<Object> row = new ArrayList<>(common.begin(it.getAsOf(), it.getArea()));
        row.add(it.getForm());
        row.add(it.getState().name().toLowerCase(Locale.ROOT));
        row.add(it.getExpectedReports());
        row.add(it.getReports());
        row.add(it.getExpectedPlaces());
        row.add(it.getPlaces());
        row.add(it.getTeams());
        row.add(it.getConflicts());
        row.add(it.getLastHeard() == null ? null : it.getLastHeard().toString());
        return Stream.of(row);
    }
}
