package org.pollwatch.counting;

import java.util.List;

/**
 * What one effective report adds to the figures, fixed when it is accepted and stored, so that exactly this can be taken
 * back later, whatever the definition says by then.
 *
 * @param subject the place's id, or the area's for a form about an area
 * @param path area ids from the area that the place hangs on up to the country
 * @param hour local hour of observation, or {@link LocalHour#UNKNOWN}
 * @param counters what adds up over reports
 * @param presence 1 at each slot that counts distinct places if any report of the place says so
 * @param readings cumulative numbers, of which the latest of the place counts
 */
public record Contribution(
        String form,
        String subject,
        List<String> path,
        String hour,
        Counters counters,
        Counters presence,
        List<PlaceReading> readings) {

    public Contribution {
        path = List.copyOf(path);
        readings = List.copyOf(readings);
    }

    /**
     * One reading of a running figure ("voters so far").
     *
     * @param question slot that tells the question
     * @param observedAt in milliseconds since 1970; the latest reading of the place counts
     * @param reportId decides between two readings of one instant, so that order of arrival does not
     * @param counters what it adds while it is the latest
     */
    public record PlaceReading(int question, long observedAt, String reportId, Counters counters)
            implements Comparable<PlaceReading> {

        @Override
        public int compareTo(PlaceReading other) {
            int byTime = Long.compare(observedAt, other.observedAt);
            return byTime != 0 ? byTime : reportId.compareTo(other.reportId);
        }
    }
}
