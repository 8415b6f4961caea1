package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.mission.Area;

/**
 * Checks what earlier areas are declared to correspond to. What the earlier mission itself has is not at hand here; whoever
 * compares looks at it.
 */
final class EarlierRules {
    private final String mission;
    private final Set<String> areas;
    private final Map<String, Optional<String>> parents = new HashMap<>();
    private final Faults faults;

    EarlierRules(MissionParts parts, Set<String> areas, Faults faults) {
        this.mission = parts.card().id();
        this.areas = areas;
        this.faults = faults;
        for (Located<Area> area : parts.areas()) {
            parents.putIfAbsent(area.value().id(), area.value().parent());
        }
    }

    void check(List<Located<EarlierArea>> lines) {
        for (Located<EarlierArea> line : lines) {
            EarlierArea it = line.value();
            if (it.mission().equals(mission)) {
                faults.add(line.at(), "mission: expected an earlier mission, got this one");
            }
            if (!areas.contains(it.area()) && !it.area().isEmpty()) {
                faults.add(line.at(), "area: expected the id of an area, got \"" + it.area() + "\"");
            }
        }
        MissionRules.unique(
                "mission, earlier_area, area",
                lines,
                it -> (it.mission() + " " + it.earlierArea() + " " + it.area()).strip(),
                faults);
        nested(lines);
    }

    /** An area and one above it in the same group would count the same reports twice. */
    private void nested(List<Located<EarlierArea>> lines) {
        List<AreaGroup> groups = AreaGroup.of(lines.stream().map(Located::value).toList());
        for (AreaGroup group : groups) {
            for (Located<EarlierArea> line : lines) {
                EarlierArea it = line.value();
                boolean within = group.mission().equals(it.mission())
                        && group.earlierAreas().contains(it.earlierArea());
                if (within && above(it.area()).anyMatch(group.areas()::contains)) {
                    faults.add(
                            line.at(),
                            "area: expected none below another that corresponds to the same earlier areas, got \""
                                    + it.area() + "\"");
                }
            }
        }
    }

    private Stream<String> above(String area) {
        return Stream.iterate(
                        parents.getOrDefault(area, Optional.empty()),
                        Optional::isPresent,
                        it -> parents.getOrDefault(it.orElseThrow(), Optional.empty()))
                .limit(parents.size())
                .map(Optional::orElseThrow);
    }
}
