package org.pollwatch.contract.mission;

import java.util.Optional;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;

/**
 * The figure of ours that stands beside a printed one.
 *
 * @param indicator empty for {@link What#REPORTS} and {@link What#PLACES}
 */
public record ComputedFigure(Form form, What what, Optional<Indicator> indicator) {

    private static final String MEAN = "_mean";

    /** What is counted. */
    public enum What {
        /** effective reports of the form */
        REPORTS,
        /** different places with one */
        PLACES,
        /** an indicator of the form */
        INDICATOR
    }

    /** @return empty where nothing that the mission asks answers the printed figure */
    public static Optional<ComputedFigure> of(PublishedFigure figure, Mission mission) {
        return figure.form().flatMap(mission::newest).flatMap(form -> of(figure, form));
    }

    private static Optional<ComputedFigure> of(PublishedFigure figure, Form form) {
        String word = figure.computes().orElse(figure.indicator()).replace('=', '_');
        return switch (word) {
            case PublishedFigure.REPORTS_OF_FORM ->
                Optional.of(new ComputedFigure(form, What.REPORTS, Optional.empty()));
            case PublishedFigure.PLACES_OF_FORM -> Optional.of(new ComputedFigure(form, What.PLACES, Optional.empty()));
            default ->
                form.indicators().stream()
                        .filter(indicator ->
                                answers(indicator, word, figure.measure().orElse(Measure.REPORTS)))
                        .findFirst()
                        .map(indicator -> new ComputedFigure(form, What.INDICATOR, Optional.of(indicator)));
        };
    }

    /** {@code question=answer} is the option's indicator. A mean is a number's, which has the question's id; a ratio is the one whose numerator the figure names. */
    private static boolean answers(Indicator indicator, String word, Measure measure) {
        return switch (measure) {
            case REPORTS, PLACES -> indicator.id().equals(word);
            case MEAN ->
                indicator.kind() == Indicator.Kind.NUMBER
                        && (indicator.id().equals(word) || (indicator.id() + MEAN).equals(word));
            case RATIO ->
                indicator.kind() == Indicator.Kind.RATIO
                        && (indicator.id().equals(word) || indicator.question().equals(word));
        };
    }
}
