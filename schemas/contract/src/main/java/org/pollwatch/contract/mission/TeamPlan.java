package org.pollwatch.contract.mission;

import java.util.List;

/**
 * A team that the mission foresees.
 *
 * @param code its pseudonym
 * @param areas where it observes; empty for everywhere
 */
public record TeamPlan(String code, List<String> areas) {
    public TeamPlan {
        areas = List.copyOf(areas);
    }
}
