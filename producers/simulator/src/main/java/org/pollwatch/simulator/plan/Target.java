package org.pollwatch.simulator.plan;

import java.util.List;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.mission.Indicator;

/**
 * What an indicator must come to at the end of the day.
 *
 * @param flagged for a mean and a ratio: the sum
 * @param applicable for a mean: of how many numbers; for a ratio: the sum below
 * @param where ids of areas or places: the flagged ones lie in them, at least one in each; empty for anywhere
 */
record Target(Indicator indicator, Measure measure, long flagged, long applicable, List<String> where) {
    Target {
        where = List.copyOf(where);
    }
}
