package org.pollwatch.headquarters.board;

import java.util.Locale;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.contract.avro.Withheld;

/**
 * What may be shown of an indicator's rate; each part is null where there is none, as in the record.
 *
 * @param withheld why the rate is not for release: few_reports, limited, incident
 */
public record Figures(Double rate, Double low, Double high, String withheld) {
    private static final Figures LIMITED = new Figures(null, null, null, word(Withheld.LIMITED));

    /** @param limited true for a mission without rates: then none is given, whatever the record says */
    public static Figures of(IndicatorRate indicator, boolean limited) {
        if (limited) {
            return LIMITED;
        }
        Withheld withheld = indicator.getWithheld();
        return new Figures(
                indicator.getRate(), indicator.getLow(), indicator.getHigh(), withheld == null ? null : word(withheld));
    }

    private static String word(Withheld withheld) {
        return withheld.name().toLowerCase(Locale.ROOT);
    }
}
