package org.pollwatch.counting.finding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one report says to a question, and which report that is. */
record Said<T>(ReportFacts facts, T what) {

    /** @return the latest report that says anything, of reports in the order of observation */
    static <T> Optional<Said<T>> latest(List<ReportFacts> reports, Function<ReportFacts, Optional<T>> reading) {
        List<Said<T>> all = all(reports, reading);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** @return those of the reports that say anything, in the same order */
    static <T> List<Said<T>> all(List<ReportFacts> reports, Function<ReportFacts, Optional<T>> reading) {
        return reports.stream()
                .flatMap(it -> reading.apply(it).map(what -> new Said<>(it, what)).stream())
                .toList();
    }
}
