package org.pollwatch.contract.mission;

import java.util.List;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Contestant;

/** Reads a row of {@code contestants.csv}. */
final class ContestantReader {
    static final Columns COLUMNS =
            new Columns(List.of("contest", "id", "name_en"), List.of("area", "name_ru", "name_kk"));

    private ContestantReader() {}

    static Located<Contestant> read(Row row) {
        row.find("id")
                .filter(it -> ProtocolRow.TOTALS.contains(it.text()))
                .ifPresent(it -> it.refuse(it.text() + " is a total of every protocol, expected another id"));
        Contestant contestant = new Contestant(
                row.need("contest").map(Scalar::text).orElse(""),
                row.need("id").flatMap(it -> it.id(IdRule.WORD)).orElse(""),
                row.find("area").map(Scalar::text),
                row.labels("name"));
        return new Located<>(contestant, row.at());
    }
}
