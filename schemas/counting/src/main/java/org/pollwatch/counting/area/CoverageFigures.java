package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How complete the reports of one form are in one area.
 *
 * @param expectedReports as planned; empty where there is no plan
 * @param expectedPlaces distinct places that the plan names; empty where it names none
 * @param lastHeard the highest receivedAt of any accepted submission of this area and form
 * @param asOf the highest receivedAt folded, or the moment when the area became silent, whichever is later
 */
public record CoverageFigures(
        String area,
        String form,
        State state,
        OptionalLong expectedReports,
        OptionalLong expectedPlaces,
        long reports,
        long places,
        long teams,
        long conflicts,
        Optional<Instant> lastHeard,
        Instant asOf) {

    /** The worst that holds, in this order. It says what is there, not who is to blame: a window need not have begun. */
    public enum State {
        /** the area has not been heard for longer than the mission allows */
        NO_SIGNAL,
        /** a report has another content under the same revision, undecided */
        CONFLICT,
        /** nothing is expected here */
        UNPLANNED,
        /** reports are expected and none is there */
        MISSING,
        /** fewer than expected */
        PARTIAL,
        /** as many as expected, or more */
        COMPLETE
    }
}
