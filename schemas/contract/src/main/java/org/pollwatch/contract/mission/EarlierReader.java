package org.pollwatch.contract.mission;

import java.util.List;

/** Reads a row of {@code earlier.csv}. */
final class EarlierReader {
    static final Columns COLUMNS = new Columns(List.of("mission", "earlier_area", "area"), List.of("note"));

    private EarlierReader() {}

    static List<Located<EarlierArea>> read(String file, String text, Faults faults) {
        return CsvTable.rows(file, text, COLUMNS, faults).stream()
                .map(row -> new Located<>(line(row), row.at()))
                .toList();
    }

    private static EarlierArea line(Row row) {
        return new EarlierArea(
                row.need("mission").flatMap(it -> it.id(IdRule.MISSION)).orElse(""),
                row.need("earlier_area").flatMap(it -> it.id(IdRule.NODE)).orElse(""),
                row.need("area").map(Scalar::text).orElse(""));
    }
}
