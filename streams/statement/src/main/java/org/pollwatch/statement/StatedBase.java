package org.pollwatch.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.contract.mission.ComputedFigure;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.contract.mission.PublishedFigure.Origin;
import org.pollwatch.contract.mission.PublishedFigure.ReproducedBy;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Phase;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/**
 * In which base each figure is stated: as the mission printed it, where it did (observations, stations or cases), and in
 * observations everywhere else.
 */
final class StatedBase {
    static final String OBSERVATIONS = "observations";
    static final String STATIONS = "stations";
    static final String CASES = "cases";

    private StatedBase() {}

    static List<IndicatorLine> lines(Form form, MissionSnapshot snapshot) {
        return form.indicators().stream()
                .map(it -> line(form, it, printed(form, it, snapshot)))
                .toList();
    }

    /** What was printed goes before what was chosen within printed words; gates and quotations state nothing. */
    private static Optional<PublishedFigure> printed(Form form, Indicator indicator, MissionSnapshot snapshot) {
        return snapshot.published().stream()
                .filter(it -> it.mission().equals(snapshot.mission().id()))
                .filter(it -> it.origin() != Origin.GATE && it.reproducedBy() != ReproducedBy.QUOTED)
                .filter(it -> it.form().filter(form.id()::equals).isPresent())
                .filter(it -> ComputedFigure.of(it, snapshot.mission())
                        .flatMap(ComputedFigure::indicator)
                        .filter(found -> found.id().equals(indicator.id()))
                        .isPresent())
                .min(Comparator.comparing(PublishedFigure::origin));
    }

    private static IndicatorLine line(Form form, Indicator indicator, Optional<PublishedFigure> printed) {
        List<String> counted = form.question(indicator.question()).stream()
                .flatMap(it -> it.counted().stream())
                .sorted()
                .toList();
        return new IndicatorLine(
                indicator.id(),
                indicator.kind().name().toLowerCase(Locale.ROOT),
                indicator.irregularity(),
                indicator.category(),
                label(form, indicator),
                counted,
                printed.map(StatedBase::base).orElse(OBSERVATIONS),
                printed.map(it -> it.base().name().toLowerCase(Locale.ROOT)).orElse(""),
                printed.flatMap(PublishedFigure::assumedBase).orElse(0L),
                printed.map(PublishedFigure::note).orElse(""));
    }

    /** An option's words say nothing without the question's. */
    private static Labels label(Form form, Indicator indicator) {
        if (indicator.kind() != Indicator.Kind.OPTION || form.phase() == Phase.INCIDENT) {
            return indicator.label();
        }
        Labels question = form.question(indicator.question()).orElseThrow().label();
        Labels option = indicator.label();
        return new Labels(
                question.en() + " " + option.en(),
                question.ru() + " " + option.ru(),
                question.kk() + " " + option.kk());
    }

    private static String base(PublishedFigure printed) {
        if (printed.measure().filter(Measure.PLACES::equals).isPresent()) {
            return STATIONS;
        }
        return printed.unit().equals(CASES) ? CASES : OBSERVATIONS;
    }
}
