package org.pollwatch.headquarters.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;

/** The latest figures of one mission: of the whole observation and by local hour. One thread writes, any may read. */
public final class RateBoard {
    private final Sheet<AreaRates> day = new Sheet<>();
    private final Sheet<AreaRates> hours = new Sheet<>();
    private final AsOf asOf = new AsOf();

    /** @return the figures of the whole observation */
    public Sheet<AreaRates> day() {
        return day;
    }

    /** @return the figures by local hour */
    public Sheet<AreaRates> hours() {
        return hours;
    }

    /** Takes a record of the rates topic. */
    public void putDay(long offset, AreaRates rates) {
        AreaRates slim = slim(rates);
        day.put(offset, Topics.rateKey(slim.getArea(), slim.getForm()), slim);
        asOf.advance(rates.getAsOf());
    }

    /** Takes a record of the rates-by-hour topic. */
    public void putHour(long offset, AreaRates rates) {
        AreaRates slim = slim(rates);
        hours.put(offset, Topics.hourKey(slim.getArea(), slim.getForm(), slim.getHour()), slim);
        asOf.advance(rates.getAsOf());
    }

    /** @return the highest receivedAt folded into any record; empty before the first */
    public Optional<Instant> asOf() {
        return asOf.value();
    }

    /** @return the records that a filter asks for, in the order of their keys */
    public Stream<BoardEntry<AreaRates>> select(RateFilter filter) {
        return (filter.asksForHours() ? hours : day).all().stream().filter(entry -> filter.takes(entry.value()));
    }

    /** A day has tens of thousands of records: ids are kept once, and counts of single answers, which nobody asks for, not. */
    private static AreaRates slim(AreaRates rates) {
        List<IndicatorRate> indicators = new ArrayList<>(rates.getIndicators().size());
        for (IndicatorRate it : rates.getIndicators()) {
            indicators.add(new IndicatorRate(
                    it.getId().intern(),
                    it.getFlagged(),
                    it.getApplicable(),
                    it.getRate(),
                    it.getLow(),
                    it.getHigh(),
                    it.getWithheld(),
                    it.getPlacesFlagged(),
                    it.getPlacesApplicable(),
                    it.getNotObserved(),
                    it.getNotApplicable(),
                    it.getNotAsked(),
                    it.getMissing(),
                    it.getNumbers(),
                    it.getSum()));
        }
        return new AreaRates(
                rates.getArea().intern(),
                rates.getForm().intern(),
                rates.getHour() == null ? null : rates.getHour().intern(),
                rates.getReports(),
                rates.getPlaces(),
                rates.getAsOf(),
                rates.getSuspect(),
                indicators,
                List.of());
    }
}
