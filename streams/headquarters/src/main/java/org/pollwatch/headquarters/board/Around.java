package org.pollwatch.headquarters.board;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Mission;

/**
 * What part of a mission somebody looks at: the areas on the way from the country down to some, and the children of each.
 * Who looks at the country sees its regions; who looks into a region its districts too, but no other region's. Districts
 * are most of what changes, so this is what makes a watcher cheap.
 *
 * @param areas ids; empty for everything
 */
public record Around(Set<String> areas) {
    /** No area is left out. */
    public static final Around EVERYTHING = new Around(Set.of());

    /** More than that would only be everything in another form. */
    private static final int MOST = 5;

    public Around {
        areas = Set.copyOf(areas);
    }

    /**
     * Reads what was asked for.
     *
     * @param words area ids with commas between; empty for everything
     * @throws UnknownName if the mission has no such area, or nothing of it is within the scope
     */
    public static Around of(Mission mission, Scope scope, Optional<String> words) {
        if (words.isEmpty()) {
            return EVERYTHING;
        }
        List<String> areas = Arrays.asList(words.get().split(",", -1));
        if (areas.size() > MOST
                || !areas.stream()
                        .allMatch(it -> mission.areas().find(it).isPresent() && scope.names(mission.areas(), it))) {
            throw new UnknownName(
                    "around", "up to " + MOST + " area ids of mission " + mission.id() + ", with commas between");
        }
        return new Around(new HashSet<>(areas));
    }

    /** @return whether an area is looked at */
    Predicate<String> in(AreaTree tree) {
        if (areas.isEmpty()) {
            return area -> true;
        }
        Set<String> ways = areas.stream().flatMap(it -> tree.path(it).stream()).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>(ways);
        tree.all().stream()
                .filter(it -> it.parent().filter(ways::contains).isPresent())
                .forEach(it -> seen.add(it.id()));
        return seen::contains;
    }
}
