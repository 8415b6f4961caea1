package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Mission;

/** The teams of a simulated day. Each needs a token before the day can be sent. */
public final class Crews {
    private Crews() {}

    /** @return the mission's teams; one invented per region ({@code S01}, {@code S02}, ...) where it names none */
    public static List<Crew> of(MissionFiles files) {
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
        List<Crew> crews = new ArrayList<>();
        mission.areas().all().stream()
                .filter(area -> area.level() == AreaLevel.REGION)
                .forEach(area -> crews.add(new Crew("S%02d".formatted(crews.size() + 1), Set.of(area.id()))));
        return List.copyOf(crews);
    }
}
