package org.pollwatch.simulator.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.mission.ComputedFigure;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.contract.mission.PublishedFigure.Base;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.contract.mission.PublishedFigure.ReproducedBy;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.PlaceKind;

/**
 * Holds the printed figures against ours. A base printed with the figure must match, and the numerator with it. Else the
 * numerator must match, or the percentage at its printed rounding, on the base that is stated as assumed. Of a
 * conditional question nothing but that is asserted either. Announced figures are held against headquarters' series, never
 * against what was observed; incidents are numbers without a base.
 */
public final class Judge {
    private final Mission mission;
    private final CountryFigures figures;
    private final SeriesFigures series;

    private Judge(Mission mission, CountryFigures figures, SeriesFigures series) {
        this.mission = mission;
        this.figures = figures;
        this.series = series;
    }

    /** @return one for each figure of the mission that was printed, in the order of its file; no gates */
    public static List<ComparedFigure> compare(MissionFiles files, CountryFigures figures, SeriesFigures series) {
        Judge judge = new Judge(files.mission(), figures, series);
        return files.published().stream()
                .filter(figure -> figure.mission().equals(files.mission().id()))
                .filter(figure -> figure.reproducedBy() != ReproducedBy.GATE)
                .map(judge::compare)
                .toList();
    }

    private ComparedFigure compare(PublishedFigure figure) {
        return switch (figure.reproducedBy()) {
            case QUOTED, GATE -> new ComparedFigure(figure, Optional.empty(), Verdict.QUOTED);
            case REPORTS, COVERAGE, INCIDENT ->
                judged(figure, ComputedFigure.of(figure, mission).flatMap(answer -> share(figure, answer)));
            case SERIES -> judged(figure, announced(figure).map(SeriesFigures.Announced::share));
        };
    }

    private static ComparedFigure judged(PublishedFigure figure, Optional<Share> computed) {
        boolean equal = computed.filter(share -> isEqual(figure, share)).isPresent();
        return new ComparedFigure(figure, computed, equal ? Verdict.EQUAL : Verdict.DIFFERENT);
    }

    /** The figure's series, of the area that it names. */
    private Optional<SeriesFigures.Announced> announced(PublishedFigure figure) {
        String area = figure.where().isEmpty()
                ? CountryFigures.country(mission)
                : figure.where().get(0);
        return series.figure(figure.computes().orElse(figure.indicator()), area);
    }

    private Optional<Share> share(PublishedFigure figure, ComputedFigure answer) {
        String form = answer.form().id();
        return switch (answer.what()) {
            case REPORTS -> figures.reports(form).map(reports -> new Share(reports, 0, false));
            case PLACES -> figures.places(form).map(places -> new Share(places, placesToCover(figure, answer), false));
            case INDICATOR ->
                figures.indicator(form, answer.indicator().orElseThrow().id())
                        .map(line -> share(figure, line))
                        .map(share -> switch (figure.reproducedBy()) {
                            case COVERAGE -> new Share(share.above(), placesToCover(figure, answer), false);
                            case INCIDENT -> new Share(share.above(), 0, false);
                            default -> share;
                        });
        };
    }

    private static Share share(PublishedFigure figure, CountryFigures.Line line) {
        return switch (figure.measure().orElse(Measure.REPORTS)) {
            case REPORTS, RATIO -> new Share(line.flagged(), line.applicable(), false);
            case PLACES -> new Share(line.placesFlagged(), line.placesApplicable(), false);
            case MEAN -> new Share(line.sum(), line.n(), true);
        };
    }

    /** Where coverage was printed as a share, it is one of all places of the kind. */
    private long placesToCover(PublishedFigure figure, ComputedFigure answer) {
        if (figure.base() != Base.EXPLICIT || answer.form().subject() == FormSubject.AREA) {
            return 0;
        }
        PlaceKind kind = PlaceKind.valueOf(answer.form().subject().name());
        return mission.places().stream().filter(place -> place.kind() == kind).count();
    }

    private static boolean isEqual(PublishedFigure figure, Share computed) {
        if (computed.given().isPresent()) {
            return figure.numerator().isEmpty()
                    && figure.percent().filter(it -> isRounded(it, computed)).isPresent();
        }
        if (figure.base() == Base.EXPLICIT
                && figure.denominator().filter(it -> it != computed.below()).isPresent()) {
            return false;
        }
        if (figure.percent().isPresent()) {
            BigDecimal printed = figure.percent().get();
            boolean onStatedBase = figure.base() == Base.EXPLICIT || isOnAssumedBase(figure, computed);
            boolean equal = onStatedBase && isRounded(printed, computed);
            return equal && figure.numerator().map(it -> it == computed.above()).orElse(true);
        }
        long printed = figure.numerator().orElse(-1L);
        return computed.isMean()
                ? isOnAssumedBase(figure, computed) && computed.value(0).longValueExact() == printed
                : computed.above() == printed;
    }

    private static boolean isRounded(BigDecimal printed, Share computed) {
        return printed.compareTo(computed.value(Math.max(0, printed.scale()))) == 0;
    }

    private static boolean isOnAssumedBase(PublishedFigure figure, Share computed) {
        return figure.assumedBase()
                .or(figure::denominator)
                .map(it -> it == computed.below())
                .orElse(true);
    }
}
