package org.pollwatch.simulator.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
 * conditional question nothing but that is asserted either.
 */
public final class Judge {
    private final Mission mission;
    private final CountryFigures figures;

    private Judge(Mission mission, CountryFigures figures) {
        this.mission = mission;
        this.figures = figures;
    }

    /** @return one for each figure of the mission that was printed, in the order of its file; no gates */
    public static List<ComparedFigure> compare(MissionFiles files, CountryFigures figures) {
        Judge judge = new Judge(files.mission(), figures);
        return files.published().stream()
                .filter(figure -> figure.mission().equals(files.mission().id()))
                .filter(figure -> figure.reproducedBy() != ReproducedBy.GATE)
                .map(judge::compare)
                .toList();
    }

    private ComparedFigure compare(PublishedFigure figure) {
        return switch (figure.reproducedBy()) {
            case QUOTED, GATE -> new ComparedFigure(figure, Optional.empty(), Verdict.QUOTED);
            case INCIDENT, SERIES -> new ComparedFigure(figure, Optional.empty(), Verdict.LATER);
            case REPORTS, COVERAGE -> {
                Optional<Share> computed = Computed.of(figure, mission).flatMap(answer -> share(figure, answer));
                boolean equal = computed.filter(share -> isEqual(figure, share)).isPresent();
                yield new ComparedFigure(figure, computed, equal ? Verdict.EQUAL : Verdict.DIFFERENT);
            }
        };
    }

    private Optional<Share> share(PublishedFigure figure, Computed answer) {
        String form = answer.form().id();
        return switch (answer.what()) {
            case REPORTS -> figures.reports(form).map(reports -> new Share(reports, 0, false));
            case PLACES -> figures.places(form).map(places -> new Share(places, placesToCover(figure, answer), false));
            case INDICATOR ->
                figures.indicator(form, answer.indicator().orElseThrow().id())
                        .map(line -> share(figure, line))
                        .map(share -> figure.reproducedBy() == ReproducedBy.COVERAGE
                                ? new Share(share.above(), placesToCover(figure, answer), false)
                                : share);
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
    private long placesToCover(PublishedFigure figure, Computed answer) {
        if (figure.base() != Base.EXPLICIT || answer.form().subject() == FormSubject.AREA) {
            return 0;
        }
        PlaceKind kind = PlaceKind.valueOf(answer.form().subject().name());
        return mission.places().stream().filter(place -> place.kind() == kind).count();
    }

    private static boolean isEqual(PublishedFigure figure, Share computed) {
        if (figure.base() == Base.EXPLICIT
                && figure.denominator().filter(it -> it != computed.below()).isPresent()) {
            return false;
        }
        if (figure.percent().isPresent()) {
            BigDecimal printed = figure.percent().get();
            boolean onStatedBase = figure.base() == Base.EXPLICIT || isOnAssumedBase(figure, computed);
            boolean equal = onStatedBase && printed.compareTo(computed.value(Math.max(0, printed.scale()))) == 0;
            return equal && figure.numerator().map(it -> it == computed.above()).orElse(true);
        }
        long printed = figure.numerator().orElse(-1L);
        return computed.isMean()
                ? isOnAssumedBase(figure, computed) && computed.value(0).longValueExact() == printed
                : computed.above() == printed;
    }

    private static boolean isOnAssumedBase(PublishedFigure figure, Share computed) {
        return figure.assumedBase()
                .or(figure::denominator)
                .map(it -> it == computed.below())
                .orElse(true);
    }
}
