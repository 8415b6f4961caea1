package org.pollwatch.headquarters.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaTree;

/**
 * Which areas somebody answers for: all of a mission, or some with everything below them. Whoever has some sees nothing of
 * the others, and of those above the own ones no more than their names.
 *
 * @param wholeMission whether it has no bounds; then {@code areas} is empty
 * @param areas ids of areas of whichever mission has them; what a mission does not know gives nothing there
 */
public record Scope(boolean wholeMission, Set<String> areas) {
    /** No bounds. */
    public static final Scope WHOLE = new Scope(true, Set.of());

    public Scope {
        areas = Set.copyOf(areas);
        if (wholeMission != areas.isEmpty()) {
            throw new IllegalArgumentException("a scope is the whole mission, or one area or more");
        }
    }

    /** @return the areas with everything below them; the whole mission where none is named */
    public static Scope of(Collection<String> areas) {
        return areas.isEmpty() ? WHOLE : new Scope(false, Set.copyOf(areas));
    }

    /** @return whether the area, with everything below it, is the caller's; false for an area the mission does not have */
    public boolean covers(AreaTree tree, String area) {
        return wholeMission || coversPath(tree.path(area));
    }

    /**
     * @param path from an area up to the country, as records carry it; one without areas belongs to the whole mission only
     * @return whether the area at its beginning is the caller's
     */
    public boolean coversPath(List<String> path) {
        return wholeMission || path.stream().anyMatch(areas::contains);
    }

    /** @return whether the area's name may be shown: it is the caller's, or above one that is */
    public boolean names(AreaTree tree, String area) {
        return covers(tree, area)
                || areas.stream().anyMatch(own -> tree.path(own).contains(area));
    }

    /** @return whether the mission has anything of the caller's */
    public boolean reaches(AreaTree tree) {
        return wholeMission || areas.stream().anyMatch(own -> tree.find(own).isPresent());
    }

    /** @return the ids of all areas that it covers in this mission, for whoever must hand on a list */
    public Set<String> all(AreaTree tree) {
        return tree.all().stream().map(Area::id).filter(id -> covers(tree, id)).collect(Collectors.toUnmodifiableSet());
    }
}
