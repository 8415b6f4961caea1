package org.pollwatch.headquarters.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.contract.mission.AreaGroup;

/**
 * Which areas of two missions cover the same ground. Only what one of the two declares counts (`earlier.csv` of the later
 * one); beyond that the whole of one mission stands beside the whole of another of the same country.
 *
 * @param groups the whole observation first
 * @param refused groups that name an area the earlier mission does not have, or one below another: they are not compared
 */
public record Ground(List<AreaGroup> groups, List<AreaGroup> refused) {

    /** @return the groups as seen from {@code here}: its areas are {@link AreaGroup#areas}, the other's the earlier ones */
    public static Ground of(Side here, Side there) {
        List<AreaGroup> declared = declared(here, there);
        List<AreaGroup> groups = new ArrayList<>();
        List<AreaGroup> refused = new ArrayList<>();
        for (AreaGroup group : declared) {
            boolean adds = here.canAdd(group.areas()) && there.canAdd(group.earlierAreas());
            (adds ? groups : refused).add(group);
        }
        boolean hasWhole = declared.stream().anyMatch(it -> it.areas().contains(here.root()));
        if (!hasWhole && here.root().equals(there.root())) {
            groups.add(0, new AreaGroup(there.mission().id(), Set.of(there.root()), Set.of(here.root())));
        }
        groups.sort((a, b) ->
                Boolean.compare(b.areas().contains(here.root()), a.areas().contains(here.root())));
        return new Ground(List.copyOf(groups), List.copyOf(refused));
    }

    private static List<AreaGroup> declared(Side here, Side there) {
        List<AreaGroup> own = declaredBy(here, there).toList();
        return own.isEmpty()
                ? declaredBy(there, here)
                        .map(it -> it.reversed(there.mission().id()))
                        .toList()
                : own;
    }

    private static Stream<AreaGroup> declaredBy(Side later, Side earlier) {
        return AreaGroup.of(later.snapshot().earlier()).stream()
                .filter(it -> it.mission().equals(earlier.mission().id()));
    }
}
