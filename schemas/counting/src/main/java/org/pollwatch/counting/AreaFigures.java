package org.pollwatch.counting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The figures of one area and form, ready to be shown.
 *
 * @param hour empty for the whole observation
 * @param suspect true if the tally broke an invariant; then there are no figures
 * @param indicators sorted by id
 * @param answers sorted by question and answer
 */
public record AreaFigures(
        String area,
        String form,
        Optional<String> hour,
        long reports,
        long places,
        Instant asOf,
        boolean suspect,
        List<IndicatorFigures> indicators,
        List<AnswerCount> answers) {

    /**
     * One indicator.
     *
     * @param rate flagged / applicable; empty when applicable is 0, for a number, and where there may be none
     */
    public record IndicatorFigures(
            String id,
            long flagged,
            long applicable,
            OptionalDouble rate,
            Optional<Wilson> interval,
            Optional<Withheld> withheld,
            long placesFlagged,
            long placesApplicable,
            long notObserved,
            long notApplicable,
            long notAsked,
            long missing,
            OptionalLong numbers,
            OptionalLong sum) {}

    /** How often an answer was given. */
    public record AnswerCount(String question, String answer, long count) {}

    /** Why a rate is not for release. */
    public enum Withheld {
        FEW_REPORTS,
        LIMITED,
        INCIDENT
    }
}
