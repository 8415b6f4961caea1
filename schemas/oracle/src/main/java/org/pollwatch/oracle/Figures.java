package org.pollwatch.oracle;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.counting.AreaFigures;

/** Puts computed figures into the oracle's form, so that the two can be compared. */
public final class Figures {
    private Figures() {}

    /** @return the figures by name, zeros left out */
    public static Map<String, Long> of(AreaFigures figures) {
        Map<String, Long> named = new TreeMap<>();
        named.put("reports", figures.reports());
        named.put("places", figures.places());
        figures.indicators().forEach(it -> {
            named.put(it.id() + ".flagged", it.flagged());
            named.put(it.id() + ".applicable", it.applicable());
            named.put(it.id() + ".placesFlagged", it.placesFlagged());
            named.put(it.id() + ".placesApplicable", it.placesApplicable());
            named.put(it.id() + ".notObserved", it.notObserved());
            named.put(it.id() + ".notApplicable", it.notApplicable());
            named.put(it.id() + ".notAsked", it.notAsked());
            named.put(it.id() + ".missing", it.missing());
            named.put(it.id() + ".numbers", it.numbers().orElse(0));
            named.put(it.id() + ".sum", it.sum().orElse(0));
        });
        named.values().removeIf(amount -> amount == 0);
        return named;
    }

    /** @return the same of a published record */
    public static Map<String, Long> of(AreaRates rates) {
        Map<String, Long> named = new TreeMap<>();
        named.put("reports", rates.getReports());
        named.put("places", rates.getPlaces());
        rates.getIndicators().forEach(it -> {
            String id = it.getId();
            named.put(id + ".flagged", it.getFlagged());
            named.put(id + ".applicable", it.getApplicable());
            named.put(id + ".placesFlagged", it.getPlacesFlagged());
            named.put(id + ".placesApplicable", it.getPlacesApplicable());
            named.put(id + ".notObserved", it.getNotObserved());
            named.put(id + ".notApplicable", it.getNotApplicable());
            named.put(id + ".notAsked", it.getNotAsked());
            named.put(id + ".missing", it.getMissing());
            named.put(id + ".numbers", Optional.ofNullable(it.getNumbers()).orElse(0L));
            named.put(id + ".sum", Optional.ofNullable(it.getSum()).orElse(0L));
        });
        named.values().removeIf(amount -> amount == 0);
        return named;
    }

    /** @return the key under which the oracle has the record's figures, and its topic the record */
    public static String key(AreaRates it) {
        return it.getHour() == null
                ? Topics.rateKey(it.getArea(), it.getForm())
                : Topics.hourKey(it.getArea(), it.getForm(), it.getHour());
    }
}
