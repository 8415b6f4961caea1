package org.pollwatch.oracle;

import java.util.Map;
import java.util.TreeMap;
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
}
