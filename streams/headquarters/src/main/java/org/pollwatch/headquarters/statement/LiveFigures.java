package org.pollwatch.headquarters.statement;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.RateBoard;
import org.pollwatch.statement.FigureChanges;
import org.pollwatch.statement.FigureChanges.Figure;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementBook.AreaName;

/** The live figures, named as a statement names its own. */
public final class LiveFigures {
    private LiveFigures() {}

    /** @return the figures of the statement's areas, without zeros */
    public static SortedMap<Figure, Long> of(RateBoard rates, StatementBook book) {
        Set<String> areas = book.areas().stream().map(AreaName::id).collect(Collectors.toUnmodifiableSet());
        SortedMap<Figure, Long> all = new TreeMap<>();
        for (BoardEntry<AreaRates> entry : rates.day().all()) {
            AreaRates it = entry.value();
            if (areas.contains(it.getArea())) {
                all.put(new Figure(it.getForm(), it.getArea(), "", FigureChanges.REPORTS), it.getReports());
                all.put(new Figure(it.getForm(), it.getArea(), "", FigureChanges.PLACES), it.getPlaces());
                it.getIndicators().forEach(rate -> counters(rate)
                        .forEach((name, count) ->
                                all.put(new Figure(it.getForm(), it.getArea(), rate.getId(), name), count)));
            }
        }
        all.values().removeIf(count -> count == 0);
        return all;
    }

    private static Map<String, Long> counters(IndicatorRate it) {
        return Map.of(
                "flagged", it.getFlagged(),
                "applicable", it.getApplicable(),
                "placesFlagged", it.getPlacesFlagged(),
                "placesApplicable", it.getPlacesApplicable(),
                "notObserved", it.getNotObserved(),
                "notApplicable", it.getNotApplicable(),
                "notAsked", it.getNotAsked(),
                "missing", it.getMissing(),
                "n", it.getNumbers() == null ? 0L : it.getNumbers(),
                "sum", it.getSum() == null ? 0L : it.getSum());
    }
}
