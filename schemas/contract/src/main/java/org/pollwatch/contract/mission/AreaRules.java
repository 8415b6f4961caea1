package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;

/** Checks that the areas are one tree whose levels go down. */
final class AreaRules {
    private final List<Located<Area>> areas;
    private final Faults faults;
    private final Map<String, Area> byId = new HashMap<>();

    AreaRules(List<Located<Area>> areas, Faults faults) {
        this.areas = areas;
        this.faults = faults;
        areas.forEach(area -> byId.putIfAbsent(area.value().id(), area.value()));
    }

    /** @return the ids of the areas */
    Set<String> check() {
        Map<Object, String> tiles = new HashMap<>();
        Optional<String> root = Optional.empty();
        for (Located<Area> located : areas) {
            Area area = located.value();
            if (area.level() == AreaLevel.COUNTRY) {
                if (root.isPresent()) {
                    faults.add(located.at(), "level: expected one country, but " + root.get() + " is one already");
                }
                root = Optional.of(area.id());
            }
            parent(located);
            area.tile().ifPresent(tile -> {
                String owner = tiles.putIfAbsent(List.of(area.level(), tile), area.id());
                if (owner != null) {
                    faults.add(located.at(), "tile_row, tile_column: expected a free tile, but " + owner + " is there");
                }
            });
        }
        if (root.isEmpty() && !areas.isEmpty()) {
            faults.add(areas.get(0).at(), "level: expected one area of level country");
        }
        return byId.keySet();
    }

    private void parent(Located<Area> located) {
        Area area = located.value();
        if (area.level() == AreaLevel.COUNTRY) {
            area.parent().ifPresent(it -> faults.add(located.at(), "parent: expected none for the country"));
            return;
        }
        Optional<Area> parent = area.parent().map(byId::get);
        if (area.parent().isEmpty()) {
            faults.add(located.at(), "parent: expected the id of the area above");
        } else if (parent.isEmpty()) {
            faults.add(
                    located.at(),
                    "parent: expected the id of an area, got \"" + area.parent().get() + "\"");
        } else if (isCircle(area)) {
            faults.add(located.at(), "parent: the areas above " + area.id() + " form a circle");
        } else if (parent.get().level().compareTo(area.level()) >= 0) {
            faults.add(
                    located.at(),
                    "level: expected a level below that of " + parent.get().id() + ", which is a "
                            + EnumWords.of(parent.get().level()));
        }
    }

    private boolean isCircle(Area start) {
        Set<String> seen = new HashSet<>();
        Optional<Area> step = Optional.of(start);
        while (step.isPresent()) {
            if (!seen.add(step.get().id())) {
                return true;
            }
            step = step.get().parent().map(byId::get);
        }
        return false;
    }
}
