package org.pollwatch.headquarters.mission;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;

/** All missions at headquarters, and those whose printed figures are shown for comparison. */
public final class Missions {
    private final Map<String, MissionDesk> desks = new LinkedHashMap<>();
    private final List<MissionSnapshot> archive;

    /** @param archive missions that are not served, but whose printed figures are shown */
    public Missions(Collection<MissionDesk> desks, List<MissionSnapshot> archive) {
        desks.forEach(desk -> this.desks.put(desk.id(), desk));
        this.archive = List.copyOf(archive);
    }

    public Optional<MissionDesk> find(String id) {
        return Optional.ofNullable(desks.get(id));
    }

    public Collection<MissionDesk> all() {
        return desks.values();
    }

    /** @return the missions that are published, the latest election day first */
    public List<Mission> published() {
        return desks.values().stream()
                .flatMap(desk -> desk.definition().stream())
                .map(MissionSnapshot::mission)
                .sorted(Comparator.comparing((Mission mission) -> mission.card().electionDay())
                        .reversed()
                        .thenComparing(Mission::id))
                .toList();
    }

    /**
     * @return what the mission and earlier ones of the same country printed, the latest election day first, in the order
     *     of their tables
     */
    public List<Printed> printed(MissionSnapshot shown) {
        Map<String, MissionSnapshot> known = new LinkedHashMap<>();
        archive.forEach(snapshot -> known.put(snapshot.mission().id(), snapshot));
        desks.values().forEach(desk -> desk.definition()
                .ifPresent(snapshot -> known.put(snapshot.mission().id(), snapshot)));
        known.put(shown.mission().id(), shown);
        return known.values().stream()
                .filter(other -> other.mission().id().equals(shown.mission().id())
                        || isEarlier(other.mission(), shown.mission()))
                .sorted(Comparator.comparing(
                                (MissionSnapshot it) -> it.mission().card().electionDay())
                        .reversed()
                        .thenComparing(it -> it.mission().id()))
                .flatMap(Missions::printedBy)
                .toList();
    }

    private static Stream<Printed> printedBy(MissionSnapshot snapshot) {
        int year = snapshot.mission().card().electionDay().getYear();
        return snapshot.published().stream()
                .filter(figure -> figure.mission().equals(snapshot.mission().id()))
                .filter(figure -> figure.origin() != PublishedFigure.Origin.GATE) // a replay's own need, never printed
                .map(figure -> new Printed(year, figure));
    }

    private static boolean isEarlier(Mission other, Mission shown) {
        return other.card().electionDay().isBefore(shown.card().electionDay())
                && country(other).equals(country(shown));
    }

    private static Optional<String> country(Mission mission) {
        return mission.areas().all().stream()
                .filter(area -> area.parent().isEmpty())
                .map(Area::id)
                .findFirst();
    }

    /** A printed figure and the year of its election day. */
    public record Printed(int year, PublishedFigure figure) {}
}
