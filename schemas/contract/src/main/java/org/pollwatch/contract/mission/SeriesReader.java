package org.pollwatch.contract.mission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a row of {@code series.csv}. */
final class SeriesReader {
    static final Columns COLUMNS =
            new Columns(List.of("series", "area"), List.of("hour", "amount", "of", "percent", "source"));
    private static final long ALL = 100;

    private SeriesReader() {}

    static Located<SeriesEntry> read(Row row) {
        boolean hasAmount = row.find("amount").isPresent();
        if (!hasAmount && row.find("percent").isEmpty()) {
            row.faults().add(row.at(), "amount, percent: expected at least one of them");
        }
        if (!hasAmount && row.find("of").isPresent()) {
            row.faults().add(row.at(), "of: expected an amount beside it");
        }
        Optional<BigDecimal> percent = row.find("percent").flatMap(it -> it.decimal(0, ALL));
        SeriesEntry entry = new SeriesEntry(
                row.need("series").flatMap(it -> it.id(IdRule.WORD)).orElse(""),
                row.need("area").map(Scalar::text).orElse(""),
                row.find("hour").flatMap(Scalar::hour),
                number(row, "amount", 0),
                number(row, "of", 1),
                percent,
                row.text("source"));
        return new Located<>(entry, row.at());
    }

    private static OptionalLong number(Row row, String column, long from) {
        return row.find(column)
                .flatMap(it -> it.number(from, Long.MAX_VALUE))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
