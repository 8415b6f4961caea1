package org.pollwatch.headquarters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.contract.avro.Withheld;

/** Builds records of the rates topics; says only what matters to a test. */
public final class SampleRates {
    public static final Instant AS_OF = Instant.parse("2022-11-20T05:15:00.123Z");

    private final String area;
    private final String form;
    private String hour;
    private long reports = 10;
    private Instant asOf = AS_OF;
    private boolean suspect;
    private final List<IndicatorRate> indicators = new ArrayList<>();

    private SampleRates(String area, String form) {
        this.area = area;
        this.form = form;
    }

    public static SampleRates of(String area, String form) {
        return new SampleRates(area, form);
    }

    public SampleRates hour(String of) {
        this.hour = of;
        return this;
    }

    public SampleRates reports(long count) {
        this.reports = count;
        return this;
    }

    public SampleRates asOf(Instant time) {
        this.asOf = time;
        return this;
    }

    public SampleRates suspect() {
        this.suspect = true;
        return this;
    }

    public SampleRates rate(String id, long flagged, long applicable) {
        double rate = (double) flagged / applicable;
        return indicator(id, flagged, applicable, rate, null);
    }

    public SampleRates withheld(String id, long flagged, long applicable, Withheld why) {
        return indicator(
                id, flagged, applicable, why == Withheld.FEW_REPORTS ? (double) flagged / applicable : null, why);
    }

    private SampleRates indicator(String id, long flagged, long applicable, Double rate, Withheld why) {
        Double low = rate == null ? null : rate / 2;
        Double high = rate == null ? null : (1 + rate) / 2;
        indicators.add(new IndicatorRate(
                id, flagged, applicable, rate, low, high, why, flagged, applicable, 1L, 2L, 3L, 4L, null, null));
        return this;
    }

    public SampleRates number(String id, long numbers, long sum) {
        indicators.add(
                new IndicatorRate(id, 0L, numbers, null, null, null, null, 0L, numbers, 0L, 0L, 0L, 0L, numbers, sum));
        return this;
    }

    public AreaRates build() {
        return new AreaRates(area, form, hour, reports, reports, asOf, suspect, indicators, List.of());
    }
}
