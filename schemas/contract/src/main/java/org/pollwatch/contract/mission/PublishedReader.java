package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.mission.PublishedFigure.Base;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.contract.mission.PublishedFigure.Origin;
import org.pollwatch.contract.mission.PublishedFigure.ReproducedBy;

/** Reads a row of {@code published.csv}. */
final class PublishedReader {
    static final Columns COLUMNS = new Columns(
            List.of("mission", "phase", "indicator", "reproduced_by"),
            List.of(
                    "form",
                    "measure",
                    "computes",
                    "numerator",
                    "numerator_min",
                    "numerator_max",
                    "denominator",
                    "percent",
                    "base",
                    "assumed_base",
                    "origin",
                    "unit",
                    "replay_flagged",
                    "replay_applicable",
                    "where",
                    "wording",
                    "note"));

    private PublishedReader() {}

    static List<Located<PublishedFigure>> read(String file, String text, Faults faults) {
        return CsvTable.rows(file, text, COLUMNS, faults).stream()
                .map(row -> new Located<>(figure(row), row.at()))
                .toList();
    }

    private static PublishedFigure figure(Row row) {
        return new PublishedFigure(
                row.need("mission").flatMap(it -> it.id(IdRule.MISSION)).orElse(""),
                row.need("phase").flatMap(it -> it.id(IdRule.WORD)).orElse(""),
                row.need("indicator").flatMap(it -> it.id(IdRule.WORD)).orElse(""),
                row.find("form").map(Scalar::text),
                row.find("measure").flatMap(it -> it.word(Measure.class)),
                row.need("reproduced_by")
                        .flatMap(it -> it.word(ReproducedBy.class))
                        .orElse(ReproducedBy.QUOTED),
                row.find("computes").map(Scalar::text),
                count(row, "numerator"),
                count(row, "numerator_min"),
                count(row, "numerator_max"),
                count(row, "denominator"),
                row.find("percent").flatMap(Scalar::decimal),
                row.find("base").flatMap(it -> it.word(Base.class)).orElse(Base.NONE),
                count(row, "assumed_base"),
                row.find("origin").flatMap(it -> it.word(Origin.class)).orElse(Origin.PRINTED),
                row.text("unit"),
                count(row, "replay_flagged"),
                count(row, "replay_applicable"),
                row.list("where"),
                row.text("wording"),
                row.text("note"));
    }

    private static Optional<Long> count(Row row, String column) {
        return row.find(column).flatMap(it -> it.number(0, Long.MAX_VALUE));
    }
}
