package org.pollwatch.headquarters.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.RateBoard;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.AreaName;
import org.pollwatch.statement.StatementBook.Card;
import org.pollwatch.statement.StatementBook.Cell;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/**
 * The live figures of one form in country and regions, in the shape of a statement's, so that what is withheld of the one is
 * withheld of the other by the same rules. It is no statement: its areas rest on different offsets.
 */
final class LiveBook {
    private LiveBook() {}

    static StatementBook of(RateBoard rates, Mission mission, Form form) {
        List<AreaRates> found = new ArrayList<>();
        List<AreaName> areas = new ArrayList<>();
        for (AreaLevel level : List.of(AreaLevel.COUNTRY, AreaLevel.REGION)) {
            for (Area area : mission.areas().all()) {
                if (area.level() == level) {
                    areas.add(new AreaName(area.id(), level.name().toLowerCase(Locale.ROOT), area.names()));
                    rates.day()
                            .find(Topics.rateKey(area.id(), form.id()))
                            .map(BoardEntry::value)
                            .ifPresent(found::add);
                }
            }
        }
        List<IndicatorLine> lines =
                form.indicators().stream().map(LiveBook::line).toList();
        List<AreaFigures> figures = found.stream().map(LiveBook::figures).toList();
        return new StatementBook(
                StatementBook.FORMAT,
                Card.of(mission),
                mission.revision(),
                List.of(),
                new TreeMap<>(),
                asOf(found),
                areas,
                List.of(new FormFigures(form.id(), form.phase().word(), form.title(), lines, figures)),
                List.of(),
                List.of(),
                List.of());
    }

    private static String asOf(List<AreaRates> rates) {
        return rates.stream()
                .map(AreaRates::getAsOf)
                .max(Instant::compareTo)
                .map(Instant::toString)
                .orElse("");
    }

    private static IndicatorLine line(Indicator it) {
        String kind = it.kind().name().toLowerCase(Locale.ROOT);
        return new IndicatorLine(it.id(), kind, it.irregularity(), it.category(), it.label(), List.of(), "", "", 0, "");
    }

    private static AreaFigures figures(AreaRates it) {
        SortedMap<String, Cell> cells = new TreeMap<>();
        it.getIndicators().forEach(rate -> cells.put(rate.getId(), cell(rate)));
        return new AreaFigures(it.getArea(), it.getReports(), it.getPlaces(), 0, 0, 0, it.getSuspect(), cells);
    }

    private static Cell cell(IndicatorRate it) {
        return new Cell(
                it.getFlagged(),
                it.getApplicable(),
                it.getPlacesFlagged(),
                it.getPlacesApplicable(),
                it.getNotObserved(),
                it.getNotApplicable(),
                it.getNotAsked(),
                it.getMissing(),
                Optional.ofNullable(it.getNumbers()).orElse(0L),
                Optional.ofNullable(it.getSum()).orElse(0L));
    }
}
