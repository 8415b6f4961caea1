package org.pollwatch.warehouse.analysis;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A question broken down.
 *
 * @param total over all rows; what several rows share (choices, running figures by hour) counts once here
 * @param rows in the order of their keys
 * @param overlapping whether a report may stand in several rows, so that they do not add up to the total
 */
public record Breakdown(Line total, List<Line> rows, boolean overlapping) {

    /**
     * One row.
     *
     * @param key the value that its reports share, or one of the names in {@link By}
     * @param reports effective reports, of versions of the form that have the question
     * @param places distinct places of these; 0 for a form about areas
     * @param answers how often each answer in words was given
     * @param flagged the indicator's numerator; of a ratio the sum above the line
     * @param applicable its denominator
     * @param numbers of a question for a number, those given; of a running figure the places' latest
     */
    public record Line(
            String key,
            long reports,
            long places,
            long notObserved,
            long notApplicable,
            long notAsked,
            long missing,
            Map<String, Long> answers,
            long flagged,
            long applicable,
            long placesFlagged,
            long placesApplicable,
            Numbers numbers) {

        Line with(Map<String, Long> counted) {
            return new Line(
                    key,
                    reports,
                    places,
                    notObserved,
                    notApplicable,
                    notAsked,
                    missing,
                    Map.copyOf(counted),
                    flagged,
                    applicable,
                    placesFlagged,
                    placesApplicable,
                    numbers);
        }
    }

    /** How many numbers were given, and what they are; the last three are empty where there is none. */
    public record Numbers(long count, long sum, OptionalLong least, OptionalLong median, OptionalLong greatest) {
        static final Numbers NONE = new Numbers(0, 0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}
