package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;

/** Reads a row of {@code cases.csv}. */
final class CaseReader {
    static final Columns COLUMNS = new Columns(
            List.of("case", "finding", "form", "place", "question", "value"),
            List.of("station", "item", "source", "note"));

    private CaseReader() {}

    static Located<NamedCase> read(Row row) {
        NamedCase read = new NamedCase(
                row.need("case").flatMap(it -> it.id(IdRule.WORD)).orElse(""),
                row.need("finding").map(Scalar::text).orElse(""),
                row.need("form").map(Scalar::text).orElse(""),
                row.need("place").map(Scalar::text).orElse(""),
                row.need("question").map(Scalar::text).orElse(""),
                row.find("station").map(Scalar::text),
                row.find("item").map(Scalar::text),
                row.find("source").flatMap(CaseReader::source),
                row.need("value").map(Scalar::text).orElse(""),
                row.text("note"));
        return new Located<>(read, row.at());
    }

    private static Optional<String> source(Scalar source) {
        List<String> known = List.of(NamedCase.STATION, NamedCase.COMMISSION);
        return known.contains(source.text())
                ? Optional.of(source.text())
                : source.expected("one of " + String.join(", ", known));
    }
}
