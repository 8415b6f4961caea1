package org.pollwatch.counting.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * The combined ratio estimator over strata and its standard error, with finite population correction (W. G. Cochran,
 * Sampling Techniques, 3rd edition, sections 6.11 and 6.12). Of N stations in a stratum n are heard, f = n / N. The share R is
 * the sum over strata of N mean(y), divided by that of N mean(x); its variance is estimated by the sum over strata of
 * N<sup>2</sup> (1 - f) / n times the variance (divisor n - 1) of y - R x, divided by the square of the sum of N mean(x).
 *
 * @param share empty where it is undefined
 * @param standardError empty where it is undefined
 * @param reasons why something is empty, in English
 */
record RatioEstimate(OptionalDouble share, OptionalDouble standardError, List<String> reasons) {
    RatioEstimate {
        reasons = List.copyOf(reasons);
    }

    /**
     * One stratum.
     *
     * @param population how many stations there are, at least 1
     */
    record Stratum(long population, SampleCell heard) {
        /** More heard than there are can only be after a change of definition; then there is nothing left to guess. */
        boolean isComplete() {
            return heard.stations() >= population;
        }

        double scaled(long sum) {
            return (double) population * sum / heard.stations();
        }

        double variance(double share) {
            double n = heard.stations();
            double unheard = 1 - n / population;
            return (double) population * population * unheard / n * heard.residuals(share) / (n - 1);
        }
    }

    static RatioEstimate of(SortedMap<String, Stratum> strata) {
        List<String> unheard = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        strata.forEach((name, stratum) -> {
            if (stratum.heard().stations() <= 0) {
                unheard.add("no station of stratum " + name + " was heard, of " + stratum.population());
            } else if (stratum.heard().stations() == 1 && !stratum.isComplete()) {
                alone.add("one station of stratum " + name + " was heard, of " + stratum.population()
                        + ": no margin from fewer than two");
            }
        });
        if (!unheard.isEmpty()) {
            return undefined(unheard);
        }
        double below = strata.values().stream()
                .mapToDouble(it -> it.scaled(it.heard().x()))
                .sum();
        if (below <= 0) {
            return undefined(List.of(strata.isEmpty() ? "no station has a stratum" : "no votes in the stations heard"));
        }
        double above = strata.values().stream()
                .mapToDouble(it -> it.scaled(it.heard().y()))
                .sum();
        double share = above / below;
        if (!alone.isEmpty()) {
            return new RatioEstimate(OptionalDouble.of(share), OptionalDouble.empty(), alone);
        }
        double variance = strata.values().stream()
                .filter(it -> !it.isComplete())
                .mapToDouble(it -> it.variance(share))
                .sum();
        return new RatioEstimate(OptionalDouble.of(share), OptionalDouble.of(Math.sqrt(variance) / below), List.of());
    }

    private static RatioEstimate undefined(List<String> reasons) {
        return new RatioEstimate(OptionalDouble.empty(), OptionalDouble.empty(), reasons);
    }
}
