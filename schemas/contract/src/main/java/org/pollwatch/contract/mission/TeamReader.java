package org.pollwatch.contract.mission;

import java.util.List;

/** Reads a row of {@code teams.csv}. */
final class TeamReader {
    static final Columns COLUMNS = new Columns(List.of("code"), List.of("areas"));

    private TeamReader() {}

    static Located<TeamPlan> read(Row row) {
        String code = row.need("code").flatMap(it -> it.id(IdRule.NODE)).orElse("");
        return new Located<>(new TeamPlan(code, row.list("areas")), row.at());
    }
}
