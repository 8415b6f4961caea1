package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** Who can get where: the mission's places, its teams, and which of them meet. */
final class Terrain {
    private final Mission mission;
    private final List<Crew> crews;
    private final Map<String, List<Crew>> crewsByArea = new LinkedHashMap<>();
    private final Map<String, List<Crew>> crewsAt = new HashMap<>();

    Terrain(Mission mission, List<Crew> crews) {
        this.mission = mission;
        this.crews = List.copyOf(crews);
        for (Crew crew : crews) {
            crew.areas().stream().sorted().forEach(area -> crewsByArea
                    .computeIfAbsent(area, id -> new ArrayList<>())
                    .add(crew));
        }
    }

    Mission mission() {
        return mission;
    }

    List<Crew> crews() {
        return crews;
    }

    /** @return the teams that work in the area, the nearest area's first */
    List<Crew> crewsAt(String area) {
        return crewsAt.computeIfAbsent(area, id -> mission.areas().path(id).stream()
                .flatMap(step -> crewsByArea.getOrDefault(step, List.of()).stream())
                .distinct()
                .toList());
    }

    /** @return the area just below the country, or the country itself for what hangs on it directly */
    String region(String area) {
        List<String> path = mission.areas().path(area);
        return path.get(Math.max(0, path.size() - 2));
    }

    /** @return the places of the kind that some team can reach, by region, all in the order of the mission's files */
    Map<String, List<Place>> reachable(PlaceKind kind) {
        return mission.places().stream()
                .filter(place -> place.kind() == kind && !crewsAt(place.area()).isEmpty())
                .collect(Collectors.groupingBy(place -> region(place.area()), LinkedHashMap::new, Collectors.toList()));
    }
}
