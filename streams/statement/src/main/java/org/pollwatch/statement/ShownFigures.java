package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.Cell;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/**
 * What is shown of a statement, whole for headquarters or as far as it may leave the house. Released are country and regions,
 * and no small cell: a cell below the mission's minimum comes without its numerator; where the hidden ones of a country could
 * be worked out from the country's sum, the next smallest regions are hidden with them, until at least two are and together
 * they reach the minimum.
 */
public final class ShownFigures {
    private static final String RATIO = "ratio";
    private static final String NUMBER = "number";
    private static final String INCIDENT = "incident";

    private final StatementBook book;
    private final Map<Name, Withheld> withheld = new HashMap<>();

    private ShownFigures(StatementBook book) {
        this.book = book;
    }

    /** @return everything, small cells too: for headquarters alone */
    public static ShownFigures whole(StatementBook book) {
        return new ShownFigures(book);
    }

    /** @return what partners and the public may see */
    public static ShownFigures released(StatementBook book) {
        ShownFigures shown = new ShownFigures(book);
        shown.withholdSmallCells();
        return shown;
    }

    public StatementBook book() {
        return book;
    }

    private void withholdSmallCells() {
        for (FormFigures form : book.forms()) {
            for (IndicatorLine indicator : form.indicators()) {
                withhold(form, indicator);
            }
        }
    }

    private record Name(String form, String area, String indicator) {}

    /** Why something is missing. */
    public enum Withheld {
        /** fewer reports or answers than the mission's minimum */
        SMALL_CELL,
        /** a small cell could be worked out from it */
        COMPLEMENT,
        /** a limited mission has counts and no rate */
        LIMITED,
        /** incidents are counted and never a rate */
        INCIDENT
    }

    /**
     * One indicator as it is shown.
     *
     * @param flagged empty where withheld, and of a plain number
     * @param sum of numbers; empty where withheld, and of what is no number
     */
    public record Shown(
            OptionalLong flagged,
            long applicable,
            OptionalLong placesFlagged,
            long placesApplicable,
            long n,
            OptionalLong sum,
            Optional<Withheld> withheld) {

        /** @return whether the numerator is kept back */
        public boolean hidden() {
            return withheld.filter(it -> it == Withheld.SMALL_CELL || it == Withheld.COMPLEMENT)
                    .isPresent();
        }

        /** @return flagged / applicable; empty where there may be none */
        public java.util.OptionalDouble rate() {
            return withheld.isPresent() || flagged.isEmpty() || applicable == 0
                    ? java.util.OptionalDouble.empty()
                    : java.util.OptionalDouble.of((double) flagged.getAsLong() / applicable);
        }
    }

    private void withhold(FormFigures form, IndicatorLine indicator) {
        List<AreaFigures> regions = new ArrayList<>();
        List<AreaFigures> hidden = new ArrayList<>();
        for (AreaFigures area : form.areas()) {
            if (base(area, indicator) == 0) {
                continue;
            }
            boolean isSmall = isSmall(area, indicator);
            if (isSmall) {
                withheld.put(new Name(form.id(), area.area(), indicator.id()), Withheld.SMALL_CELL);
            }
            if (!area.area().equals(book.country().id())) {
                (isSmall ? hidden : regions).add(area);
            }
        }
        if (hidden.isEmpty()) {
            return;
        }
        long sum = hidden.stream().mapToLong(it -> base(it, indicator)).sum();
        int count = hidden.size();
        regions.sort(Comparator.comparingLong((AreaFigures it) -> base(it, indicator))
                .thenComparing(AreaFigures::area));
        for (AreaFigures next : regions) {
            if (count >= 2 && sum >= book.mission().minimumReports()) {
                return;
            }
            withheld.put(new Name(form.id(), next.area(), indicator.id()), Withheld.COMPLEMENT);
            sum += base(next, indicator);
            count++;
        }
    }

    private boolean isSmall(AreaFigures area, IndicatorLine indicator) {
        int minimum = book.mission().minimumReports();
        return area.reports() < minimum || base(area, indicator) < minimum;
    }

    /** How many answers stand behind the cell; behind a ratio, whose sums are of people, the reports. */
    private static long base(AreaFigures area, IndicatorLine indicator) {
        Cell cell = area.cell(indicator.id());
        return switch (indicator.kind()) {
            case RATIO -> cell.applicable() == 0 ? 0 : area.reports();
            case NUMBER -> cell.n();
            default -> cell.applicable();
        };
    }

    /** @return an indicator in an area, as far as it may be shown */
    public Shown of(FormFigures form, AreaFigures area, IndicatorLine indicator) {
        Cell cell = area.cell(indicator.id());
        Optional<Withheld> why = Optional.ofNullable(withheld.get(new Name(form.id(), area.area(), indicator.id())));
        boolean hides = why.isPresent();
        if (!hides && book.mission().limited()) {
            why = Optional.of(Withheld.LIMITED);
        } else if (!hides && form.phase().equals(INCIDENT)) {
            why = Optional.of(Withheld.INCIDENT);
        }
        boolean isNumber = indicator.kind().equals(NUMBER);
        return new Shown(
                hides || isNumber ? OptionalLong.empty() : OptionalLong.of(cell.flagged()),
                cell.applicable(),
                hides || isNumber ? OptionalLong.empty() : OptionalLong.of(cell.placesFlagged()),
                cell.placesApplicable(),
                cell.n(),
                hides || !isNumber ? OptionalLong.empty() : OptionalLong.of(cell.sum()),
                why);
    }
}
