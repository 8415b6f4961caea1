package org.pollwatch.warehouse;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose reports a session sees.
 *
 * @param areas each with everything below it; empty for the whole mission, also for what lies in no known area
 */
public record Reach(Optional<Set<String>> areas) {
    private static final Reach EVERYTHING = new Reach(Optional.empty());

    public Reach {
        areas = areas.map(it -> java.util.Collections.unmodifiableSet(new TreeSet<>(it)));
    }

    /** The whole mission. */
    public static Reach everything() {
        return EVERYTHING;
    }

    /** @param areas ids; none of them sees nothing */
    public static Reach of(Set<String> areas) {
        return new Reach(Optional.of(areas));
    }
}
