package org.pollwatch.counting.area;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pollwatch.counting.area.AreaCounts.Count;
import org.pollwatch.counting.finding.About;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/**
 * What was seen at the observed stations alone is more than was announced for all of an area (C6): in 2019 some 33,800
 * voters added in the stations visited, 12,369 announced nationwide.
 */
final class SeriesSumRule implements AreaRule {
    private final Check check;
    private final Rule.SeriesSum rule;
    private final Mission mission;
    private final Optional<String> indicator;

    SeriesSumRule(Check check, Rule.SeriesSum rule, Mission mission) {
        this.check = check;
        this.rule = rule;
        this.mission = mission;
        this.indicator = NumberIndicators.number(mission, rule.form(), rule.question());
    }

    @Override
    public List<Finding> of(AreaView view) {
        return indicator.stream()
                .flatMap(id -> view.announced(rule.series()).stream()
                        .filter(it -> it.hour().isEmpty() && it.amount().isPresent())
                        .flatMap(it -> judge(it, view.counts(it.area(), rule.form()), id).stream()))
                .toList();
    }

    private Optional<Finding> judge(Announced announced, AreaCounts counts, String id) {
        long amount = announced.amount().orElseThrow();
        Count seen = counts.count(id);
        if (seen.numbers() == 0 || seen.sum() <= amount) {
            return Optional.empty();
        }
        String area = announced.area();
        String expectation = String.format(
                Locale.ROOT,
                "At most the %,d announced for all stations of the area; the %,d readings of observed stations alone"
                        + " come to %,d.",
                amount,
                seen.numbers(),
                seen.sum());
        List<Compared> compared = List.of(
                Compared.number(rule.question(), "observed", seen.sum()),
                Compared.number("readings", "observed", seen.numbers()),
                Compared.number(rule.series(), "series", amount));
        About about = About.of(
                        area + "|" + rule.series(),
                        Optional.empty(),
                        mission.areas().path(area))
                .form(rule.form());
        return Optional.of(Finding.of(
                check,
                about,
                compared,
                OptionalDouble.of((double) amount),
                expectation,
                List.of(),
                Times.later(counts.asOf(), announced.enteredAt())));
    }
}
