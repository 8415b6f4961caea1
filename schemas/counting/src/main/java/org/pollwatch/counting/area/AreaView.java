package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is known above places at one moment. Whoever folds the log provides it; an area, form or hour of which nothing is
 * known has empty counts, never null and no exception. Every method is called often and should cost a look-up, not a fold.
 */
public interface AreaView {

    /** @return how much of a form has arrived in an area, over the whole observation */
    Received received(String area, String form);

    /** @return the indicators of a form in an area, over all hours */
    AreaCounts counts(String area, String form);

    /** @param hour as {@link org.pollwatch.counting.LocalHour} writes it */
    AreaCounts counts(String area, String form, String hour);

    /** @return the hours in which any effective report of the form was observed, anywhere; {@code unknown} may be one */
    SortedSet<String> hours(String form);

    /** @return the highest receivedAt of any accepted submission about the area or what lies in it, of any form */
    Optional<Instant> lastHeard(String area);

    /** @return of every team that was ever heard: the highest receivedAt of its own accepted submissions */
    SortedMap<String, Instant> teams();

    /** @return the effective reports of a form that belong to a team */
    long receivedFrom(String team, String form);

    /** @return every figure of a series that stands */
    List<Announced> announced(String series);

    /** @return the tallies that broke an invariant */
    Collection<Suspect> suspects();

    /** @return the highest clock tick read; empty before the first, when nothing is judged by time */
    Optional<Instant> clock();
}
