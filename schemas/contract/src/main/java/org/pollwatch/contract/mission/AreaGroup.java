package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The smallest sets of areas of two missions that cover the same ground, as the lines of {@code earlier.csv} join them: where
 * a region was split, the old one alone and all its parts together. Tallies are added on both sides, which additive
 * counters allow.
 *
 * @param mission id of the earlier mission
 * @param earlierAreas its areas, sorted
 * @param areas those of the mission that declares it, sorted
 */
public record AreaGroup(String mission, Set<String> earlierAreas, Set<String> areas) {
    public AreaGroup {
        earlierAreas = Collections.unmodifiableSet(new TreeSet<>(earlierAreas));
        areas = Collections.unmodifiableSet(new TreeSet<>(areas));
    }

    /** @return the groups that the lines make, in the order of the first line of each */
    public static List<AreaGroup> of(Collection<EarlierArea> lines) {
        List<AreaGroup> groups = new ArrayList<>();
        for (EarlierArea line : lines) {
            AreaGroup joined = new AreaGroup(line.mission(), Set.of(line.earlierArea()), Set.of(line.area()));
            int at = groups.size();
            for (int i = groups.size() - 1; i >= 0; i--) {
                if (groups.get(i).touches(joined)) {
                    joined = groups.remove(i).with(joined);
                    at = i;
                }
            }
            groups.add(Math.min(at, groups.size()), joined);
        }
        return List.copyOf(groups);
    }

    /** @return the same seen from the other side: what is declared here as earlier stands as the own, and the other way */
    public AreaGroup reversed(String declaredBy) {
        return new AreaGroup(declaredBy, areas, earlierAreas);
    }

    private boolean touches(AreaGroup other) {
        return mission.equals(other.mission)
                && (!Collections.disjoint(earlierAreas, other.earlierAreas)
                        || !Collections.disjoint(areas, other.areas));
    }

    private AreaGroup with(AreaGroup other) {
        Set<String> allEarlier = new TreeSet<>(earlierAreas);
        allEarlier.addAll(other.earlierAreas);
        Set<String> all = new TreeSet<>(areas);
        all.addAll(other.areas);
        return new AreaGroup(mission, allEarlier, all);
    }
}
