package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** Who can get where: the mission's places, its teams, and which of them meet. */
final class Terrain {
    private final Mission mission;
    private final List<Crew> crews;
    private final Map<String, List<Crew>> crewsByArea = new LinkedHashMap<>();

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
        return mission.areas().path(area).stream()
                .flatMap(step -> crewsByArea.getOrDefault(step, List.of()).stream())
                .distinct()
                .toList();
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

    /** @return the mission's teams; one invented per region ({@code S01}, {@code S02}, ...) where it names none */
    static List<Crew> crews(MissionFiles files) {
        Mission mission = files.mission();
        if (files.teams().isEmpty()) {
            return invented(mission);
        }
        Set<String> everywhere = mission.areas().all().stream()
                .filter(area -> area.parent().isEmpty())
                .map(Area::id)
                .collect(Collectors.toSet());
        return files.teams().stream()
                .map(team -> new Crew(team.code(), team.areas().isEmpty() ? everywhere : Set.copyOf(team.areas())))
                .toList();
    }

    private static List<Crew> invented(Mission mission) {
        List<String> regions = mission.areas().all().stream()
                .filter(area -> area.level() == AreaLevel.REGION)
                .map(Area::id)
                .toList();
        List<Crew> crews = new ArrayList<>();
        for (String region : regions) {
            crews.add(new Crew("S%02d".formatted(crews.size() + 1), Set.of(region)));
        }
        return List.copyOf(crews);
    }
}
