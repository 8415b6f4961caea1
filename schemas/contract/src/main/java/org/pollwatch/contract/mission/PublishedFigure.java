package org.pollwatch.contract.mission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A figure that a mission printed: shown for comparison, and what a replay must reproduce.
 *
 * @param mission the mission that printed it
 * @param phase the report's heading; a form's phase or a wider word such as {@code overall}
 * @param form the form that the indicator is counted from; empty where none is
 * @param measure empty for a figure that is quoted only
 * @param computes what is computed for it: an indicator of the form, {@code reports} or {@code places_reported} of the
 *     form, or {@code question=answer}; empty where nothing is
 * @param numerator as printed; empty where only a percentage was; of chosen and gate figures ours
 * @param numeratorMin the least whole number that the printed rounding or wording allows
 * @param numeratorMax the greatest
 * @param percent as printed, with the printed number of decimals
 * @param assumedBase the base chosen for a percentage that was printed without one
 * @param replayFlagged what the effective reports of a replay must add up to, in the figure's measure
 * @param replayApplicable of how many
 * @param where areas or places that the report names: the flagged reports lie in them, at least one in each
 * @param wording the report's own words, shortened
 */
public record PublishedFigure(
        String mission,
        String phase,
        String indicator,
        Optional<String> form,
        Optional<Measure> measure,
        ReproducedBy reproducedBy,
        Optional<String> computes,
        Optional<Long> numerator,
        Optional<Long> numeratorMin,
        Optional<Long> numeratorMax,
        Optional<Long> denominator,
        Optional<BigDecimal> percent,
        Base base,
        Optional<Long> assumedBase,
        Origin origin,
        String unit,
        Optional<Long> replayFlagged,
        Optional<Long> replayApplicable,
        List<String> where,
        String wording,
        String note) {

    /** {@link #computes} of a figure that is the number of a form's effective reports. */
    public static final String REPORTS_OF_FORM = "reports";

    /** {@link #computes} of a figure that is the number of places with an effective report of a form. */
    public static final String PLACES_OF_FORM = "places_reported";

    public PublishedFigure {
        where = List.copyOf(where);
    }

    /** What the figure counts. */
    public enum Measure {
        REPORTS,
        PLACES,
        MEAN,
        RATIO
    }

    /** Which part of the system computes the same figure; quoted ones are shown and never computed. */
    public enum ReproducedBy {
        REPORTS,
        COVERAGE,
        INCIDENT,
        SERIES,
        QUOTED,
        GATE
    }

    /** Where the denominator comes from: printed with the figure, from the sentence around it, or nowhere. */
    public enum Base {
        EXPLICIT,
        CONTEXT,
        NONE
    }

    /** Whether the value was printed, chosen within bounds given in words, or follows from a gate question. */
    public enum Origin {
        PRINTED,
        CHOSEN,
        GATE
    }
}
