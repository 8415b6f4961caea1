package org.pollwatch.headquarters.board;

import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.SeriesFigure;

/** Announced official figures. They stand beside what was observed and are never mixed with it. One thread writes, any may read. */
public final class SeriesBoard {
    private final Sheet<SeriesFigure> sheet = new Sheet<>();

    public Sheet<SeriesFigure> sheet() {
        return sheet;
    }

    /** Takes a record of the series topic. */
    public void put(String key, SeriesFigure figure) {
        sheet.add(key, figure);
    }

    /** Takes a tombstone of the series topic: the figure was taken back. */
    public void remove(String key) {
        sheet.remove(key);
    }

    /** @return the figures of a series and an area, where they are given, in the order of their keys */
    public Stream<BoardEntry<SeriesFigure>> select(Optional<String> series, Optional<String> area) {
        return sheet.all().stream()
                .filter(it -> series.map(it.value().getSeries()::equals).orElse(true))
                .filter(it -> area.map(it.value().getArea()::equals).orElse(true));
    }
}
