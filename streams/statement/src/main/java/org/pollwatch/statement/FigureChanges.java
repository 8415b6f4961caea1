package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.FormFigures;

/** Two sets of figures held against each other, figure by figure. */
public final class FigureChanges {
    /** The counter that is a form's number of effective reports. */
    public static final String REPORTS = "reports";

    /** The counter that is a form's number of distinct places. */
    public static final String PLACES = "places";

    private FigureChanges() {}

    /**
     * Names one figure.
     *
     * @param indicator empty for the form's own {@link #REPORTS} and {@link #PLACES}
     * @param counter for example {@code flagged}
     */
    public record Figure(String form, String area, String indicator, String counter) implements Comparable<Figure> {
        private static final Comparator<Figure> ORDER = Comparator.comparing(Figure::form)
                .thenComparing(Figure::area)
                .thenComparing(Figure::indicator)
                .thenComparing(Figure::counter);

        @Override
        public int compareTo(Figure other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return form + " " + area + (indicator.isEmpty() ? "" : " " + indicator) + " " + counter;
        }
    }

    /** A figure that was one number and is another; what is absent is 0. */
    public record Change(Figure figure, long before, long after) {

        @Override
        public String toString() {
            return figure + ": " + before + " -> " + after;
        }
    }

    /** @return the figures that a statement holds, without zeros */
    public static SortedMap<Figure, Long> of(StatementBook book) {
        SortedMap<Figure, Long> all = new TreeMap<>();
        for (FormFigures form : book.forms()) {
            for (AreaFigures area : form.areas()) {
                all.put(new Figure(form.id(), area.area(), "", REPORTS), area.reports());
                all.put(new Figure(form.id(), area.area(), "", PLACES), area.places());
                area.cells().forEach((indicator, cell) -> cell.byName()
                        .forEach((name, count) -> all.put(new Figure(form.id(), area.area(), indicator, name), count)));
            }
        }
        all.values().removeIf(count -> count == 0);
        return all;
    }

    /** @return every figure in which the two differ, in order */
    public static List<Change> between(SortedMap<Figure, Long> before, SortedMap<Figure, Long> after) {
        Set<Figure> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (Figure name : names) {
            long was = before.getOrDefault(name, 0L);
            long is = after.getOrDefault(name, 0L);
            if (was != is) {
                changes.add(new Change(name, was, is));
            }
        }
        return changes;
    }
}
