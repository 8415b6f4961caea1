package org.pollwatch.simulator.day;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.simulator.plan.Crew;
import org.pollwatch.simulator.plan.Dice;

/** Where a team works, and with whom. */
final class Grounds {
    private final Mission mission;
    private final List<Crew> crews;
    private final Map<String, List<Place>> placesByTeam = new HashMap<>();

    Grounds(Mission mission, List<Crew> crews) {
        this.mission = mission;
        this.crews = crews;
    }

    /** @return another place of the same kind where the team works, in the same district where there is one */
    Optional<Place> another(String placeId, String team, Dice dice) {
        return mission.place(placeId).flatMap(place -> {
            List<Place> same = placesOf(team).stream()
                    .filter(other -> other.kind() == place.kind() && !other.id().equals(place.id()))
                    .toList();
            List<Place> near = same.stream()
                    .filter(other -> other.area().equals(place.area()))
                    .toList();
            List<Place> from = near.isEmpty() || dice.chance(0.3) ? same : near;
            return from.isEmpty() ? Optional.empty() : Optional.of(dice.pick(from));
        });
    }

    private List<Place> placesOf(String team) {
        return placesByTeam.computeIfAbsent(team, code -> {
            Set<String> areas = crews.stream()
                    .filter(crew -> crew.code().equals(code))
                    .findFirst()
                    .map(Crew::areas)
                    .orElse(Set.of());
            return mission.places().stream()
                    .filter(place -> mission.areas().path(place.area()).stream().anyMatch(areas::contains))
                    .toList();
        });
    }

    /** @return another team that works where this one does; the same where it works alone */
    String colleague(String team, Dice dice) {
        Set<String> areas = crews.stream()
                .filter(crew -> crew.code().equals(team))
                .findFirst()
                .map(Crew::areas)
                .orElse(Set.of());
        List<String> others = crews.stream()
                .filter(crew -> crew.areas().equals(areas) && !crew.code().equals(team))
                .map(Crew::code)
                .toList();
        return others.isEmpty() ? team : dice.pick(others);
    }
}
