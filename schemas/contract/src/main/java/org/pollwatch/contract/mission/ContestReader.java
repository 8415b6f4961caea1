package org.pollwatch.contract.mission;

import java.util.List;
import org.pollwatch.mission.Contest;

/** Reads a row of {@code contests.csv}. */
final class ContestReader {
    static final Columns COLUMNS = new Columns(List.of("id", "title_en"), List.of("title_ru", "title_kk"));

    /** A quick count of voters stands where otherwise a contest's id does. */
    private static final String TURNOUT = "turnout";

    private ContestReader() {}

    static Located<Contest> read(Row row) {
        row.find("id")
                .filter(it -> it.text().equals(TURNOUT))
                .ifPresent(it -> it.refuse("turnout is what the quick count calls the voters, expected another id"));
        String id = row.need("id").flatMap(it -> it.id(IdRule.WORD)).orElse("");
        return new Located<>(new Contest(id, row.labels("title")), row.at());
    }
}
