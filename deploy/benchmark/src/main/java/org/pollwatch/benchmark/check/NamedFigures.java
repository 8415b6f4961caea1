package org.pollwatch.benchmark.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.contract.avro.AreaRates;

/** Puts published records into the oracle's form. */
final class NamedFigures {
    private NamedFigures() {}

    /** @return the figures by name, zeros left out */
    static Map<String, Long> of(AreaRates rates) {
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
}
