package org.pollwatch.missions;

import java.util.List;

/** What a replay knows beside the reports: the figures that the authorities announced, and the cases told by name. */
final class Announced {

    private static final List<String> CASE_COLUMNS =
            List.of("case", "finding", "form", "place", "question", "station", "item", "source", "value", "note");

    private final MissionSource source;

    Announced(MissionSource source) {
        this.source = source;
    }

    /** The reports print no announced figure by the hour: the column stays empty. */
    String seriesCsv() {
        List<List<String>> rows = source.series().stream()
                .map(row -> List.of(
                        row.get("series"),
                        row.get("area"),
                        "",
                        row.get("amount"),
                        row.get("of"),
                        row.get("percent"),
                        row.get("source")))
                .toList();
        return CsvFile.format(List.of("series", "area", "hour", "amount", "of", "percent", "source"), rows);
    }

    String casesCsv() {
        List<List<String>> rows = source.cases().stream()
                .map(row -> CASE_COLUMNS.stream().map(row::get).toList())
                .toList();
        return CsvFile.format(CASE_COLUMNS, rows);
    }
}
