package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.mission.Labels;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.AreaName;
import org.pollwatch.statement.StatementBook.Card;
import org.pollwatch.statement.StatementBook.Cell;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/** A book with one form and one indicator; regions by name, each report at a place of its own. */
final class BookBuilder {
    static final String COUNTRY = "AA";
    private static final String INDICATOR = "group_voting";

    private final List<AreaName> names = new ArrayList<>();
    private final List<AreaFigures> regions = new ArrayList<>();
    private String base = "observations";
    private String kind = "counted";
    private String phase = "voting";
    private boolean limited;
    private long flagged;
    private long reports;

    BookBuilder base(String word) {
        base = word;
        return this;
    }

    BookBuilder kind(String word) {
        kind = word;
        return this;
    }

    BookBuilder phase(String word) {
        phase = word;
        return this;
    }

    BookBuilder limited() {
        limited = true;
        return this;
    }

    BookBuilder region(String id, long flaggedThere, long reportsThere) {
        names.add(new AreaName(id, "region", Labels.same(id)));
        regions.add(row(id, flaggedThere, reportsThere));
        flagged += flaggedThere;
        reports += reportsThere;
        return this;
    }

    private static AreaFigures row(String area, long flagged, long reports) {
        SortedMap<String, Cell> cells = new TreeMap<>();
        cells.put(INDICATOR, new Cell(flagged, reports, flagged, reports, 0, 0, 0, 0, 0, 0));
        return new AreaFigures(area, reports, reports, 2, 0, 0, false, cells);
    }

    IndicatorLine indicator() {
        return new IndicatorLine(
                INDICATOR, kind, true, "malfeasance", Labels.same("Group voting?"), List.of("yes"), base, "", 0, "");
    }

    StatementBook build() {
        List<AreaName> areas = new ArrayList<>(List.of(new AreaName(COUNTRY, "country", Labels.same("Land"))));
        areas.addAll(names);
        List<AreaFigures> rows = new ArrayList<>(List.of(row(COUNTRY, flagged, reports)));
        rows.addAll(regions);
        return new StatementBook(
                StatementBook.FORMAT,
                new Card("small", Labels.same("A small land"), "2022-11-20", limited, 5, false),
                1,
                List.of(),
                new TreeMap<>(),
                "",
                areas,
                List.of(new FormFigures("voting", phase, Labels.same("Voting"), List.of(indicator()), rows)),
                List.of(),
                List.of(),
                List.of());
    }
}
