package org.pollwatch.headquarters.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;

/** The latest figures of one mission: of the whole observation and by local hour. One thread writes, any may read. */
public final class RateBoard {
    private final String mission;
    private final String log;
    private final RateSheet day = new RateSheet();
    private final RateSheet hours = new RateSheet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant asOf = Instant.MIN;

    /** @param log tells this pair of topics from others of the same names, see {@link Cursor#log()} */
    public RateBoard(String mission, String log) {
        this.mission = mission;
        this.log = log;
    }

    public String mission() {
        return mission;
    }

    /** @return the figures of the whole observation */
    public RateSheet day() {
        return day;
    }

    /** @return the figures by local hour */
    public RateSheet hours() {
        return hours;
    }

    /** Takes a record of the rates topic. */
    public void putDay(long offset, AreaRates rates) {
        AreaRates slim = slim(rates);
        day.put(offset, Topics.rateKey(slim.getArea(), slim.getForm()), slim);
        advance(rates);
    }

    /** Takes a record of the rates-by-hour topic. */
    public void putHour(long offset, AreaRates rates) {
        AreaRates slim = slim(rates);
        hours.put(offset, Topics.hourKey(slim.getArea(), slim.getForm(), slim.getHour()), slim);
        advance(rates);
    }

    private void advance(AreaRates rates) {
        if (rates.getAsOf().isAfter(asOf)) {
            asOf = rates.getAsOf();
        }
    }

    /** @return the highest receivedAt folded into any record; empty before the first */
    public Optional<Instant> asOf() {
        return asOf.equals(Instant.MIN) ? Optional.empty() : Optional.of(asOf);
    }

    public Cursor cursor() {
        return new Cursor(log, day.end(), hours.end());
    }

    /** @return whether the cursor is a place in this board's log, so that what is newer can be told */
    public boolean covers(Cursor cursor) {
        return cursor.log().equals(log) && cursor.rates() <= day.end() && cursor.hours() <= hours.end();
    }

    /** @param listener called on the writer's thread after a batch of records; must return at once */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells the listeners that records have come; called once per batch. */
    public void announce() {
        listeners.forEach(Runnable::run);
    }

    /** @return the records that a filter asks for, in the order of their keys */
    public Stream<BoardEntry> select(RateFilter filter) {
        return (filter.asksForHours() ? hours : day).all().stream().filter(entry -> filter.takes(entry.rates()));
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
