package org.pollwatch.simulator.plan;

import java.util.Set;

/**
 * A team and where it works.
 *
 * @param code pseudonymous
 * @param areas the areas whose places it may report about, with everything below them
 */
public record Crew(String code, Set<String> areas) {
    public Crew {
        areas = Set.copyOf(areas);
    }
}
