package org.pollwatch.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.oracle.Figures;

/**
 * What holds of every record of figures at every moment, whatever was folded so far: no figure is below zero, no part above
 * its whole, and each report is in exactly one of applicable, not observed, not applicable, not asked and missing. A report
 * that was added in part, or taken back in part, breaks the last.
 */
final class SoundFigures {
    private final Map<String, Set<String>> oneOfFive;

    SoundFigures(Mission mission) {
        this.oneOfFive =
                mission.formIds().stream().collect(Collectors.toMap(it -> it, it -> oneOfFive(mission.versions(it))));
    }

    /** Ratios are sums, cumulative figures count places; what some version of the form does not ask adds up to less. */
    private static Set<String> oneOfFive(List<Form> versions) {
        Set<String> all = new HashSet<>();
        if (versions.size() == 1) {
            for (Question question : versions.get(0).questions()) {
                question.indicators().stream()
                        .filter(it -> !question.isCumulative() && it.kind() != Indicator.Kind.RATIO)
                        .map(Indicator::id)
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** @return what is wrong with the record, in words; empty where nothing is */
    List<String> faults(AreaRates rates) {
        List<String> faults = new ArrayList<>();
        String key = Figures.key(rates);
        if (rates.getSuspect()) {
            faults.add(key + ": suspect");
        }
        Figures.of(rates).forEach((name, amount) -> {
            if (amount < 0) {
                faults.add(key + ": " + name + " is " + amount);
            }
        });
        for (IndicatorRate it : rates.getIndicators()) {
            if (it.getPlacesFlagged() > it.getPlacesApplicable()) {
                faults.add(key + ": " + it.getId() + " is flagged at more places than it applies to");
            }
            if (oneOfFive.get(rates.getForm()).contains(it.getId())) {
                split(key, rates.getReports(), it, faults);
            }
        }
        return faults;
    }

    private static void split(String key, long reports, IndicatorRate it, List<String> faults) {
        if (it.getFlagged() > it.getApplicable()) {
            faults.add(key + ": " + it.getId() + " is flagged in more reports than it applies to");
        }
        long all =
                it.getApplicable() + it.getNotObserved() + it.getNotApplicable() + it.getNotAsked() + it.getMissing();
        if (all != reports) {
            faults.add(key + ": " + it.getId() + " has " + all + " of " + reports + " reports");
        }
    }
}
