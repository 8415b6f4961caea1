package org.pollwatch.local.topology;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;

/** Puts published records into the oracle's form. */
final class NamedFigures {
    private NamedFigures() {}

    static String key(AreaRates it) {
        return it.getHour() == null
                ? Topics.rateKey(it.getArea(), it.getForm())
                : Topics.hourKey(it.getArea(), it.getForm(), it.getHour());
    }

    /** @return the figures by name, zeros left out */
    static Map<String, Long> of(AreaRates rates) {
        Map<String, Long> named = new TreeMap<>();
        named.put("reports", rates.getReports());
        named.put("places", rates.getPlaces());
        rates.getIndicators().forEach(it -> {
            named.put(it.getId() + ".flagged", it.getFlagged());
            named.put(it.getId() + ".applicable", it.getApplicable());
            named.put(it.getId() + ".placesFlagged", it.getPlacesFlagged());
            named.put(it.getId() + ".placesApplicable", it.getPlacesApplicable());
            named.put(it.getId() + ".notObserved", it.getNotObserved());
            named.put(it.getId() + ".notApplicable", it.getNotApplicable());
            named.put(it.getId() + ".notAsked", it.getNotAsked());
            named.put(it.getId() + ".missing", it.getMissing());
            named.put(
                    it.getId() + ".numbers",
                    Optional.ofNullable(it.getNumbers()).orElse(0L));
            named.put(it.getId() + ".sum", Optional.ofNullable(it.getSum()).orElse(0L));
        });
        named.values().removeIf(amount -> amount == 0);
        return named;
    }
}
