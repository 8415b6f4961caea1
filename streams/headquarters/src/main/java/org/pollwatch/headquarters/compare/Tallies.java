package org.pollwatch.headquarters.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.RateBoard;

/**
 * The figures of one form, added over areas: counters are additive, so what was split can be put together again.
 *
 * @param suspect true if one of the areas has no figures because its tally broke an invariant
 */
public record Tallies(long reports, long places, boolean suspect, Map<String, Tally> indicators) {

    /**
     * One indicator's counters, added.
     *
     * @param numbers of a plain number: how many were given; else 0
     * @param sum of a plain number; else 0
     */
    public record Tally(
            long flagged, long applicable, long placesFlagged, long placesApplicable, long numbers, long sum) {
        private static Tally of(IndicatorRate it) {
            return new Tally(
                    it.getFlagged(),
                    it.getApplicable(),
                    it.getPlacesFlagged(),
                    it.getPlacesApplicable(),
                    it.getNumbers() == null ? 0 : it.getNumbers(),
                    it.getSum() == null ? 0 : it.getSum());
        }

        private Tally plus(Tally other) {
            return new Tally(
                    flagged + other.flagged,
                    applicable + other.applicable,
                    placesFlagged + other.placesFlagged,
                    placesApplicable + other.placesApplicable,
                    numbers + other.numbers,
                    sum + other.sum);
        }
    }

    /** @return empty before the first report of the form in any of the areas */
    static Optional<Tallies> of(RateBoard figures, String form, Collection<String> areas) {
        long reports = 0;
        long places = 0;
        boolean suspect = false;
        Map<String, Tally> indicators = new HashMap<>();
        boolean any = false;
        for (String area : areas) {
            Optional<AreaRates> found =
                    figures.day().find(Topics.rateKey(area, form)).map(BoardEntry::value);
            if (found.isEmpty()) {
                continue;
            }
            any = true;
            reports += found.get().getReports();
            places += found.get().getPlaces();
            suspect |= found.get().getSuspect();
            found.get().getIndicators().forEach(it -> indicators.merge(it.getId(), Tally.of(it), Tally::plus));
        }
        return any ? Optional.of(new Tallies(reports, places, suspect, Map.copyOf(indicators))) : Optional.empty();
    }
}
