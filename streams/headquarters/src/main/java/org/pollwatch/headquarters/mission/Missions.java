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
    private static final Comparator<MissionSnapshot> LATEST = Comparator.comparing(
                    (MissionSnapshot it) -> it.mission().card().electionDay())
            .reversed()
            .thenComparing(it -> it.mission().id());

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
        Map<String, MissionSnapshot> known = known();
        known.put(shown.mission().id(), shown);
        return known.values().stream()
                .filter(other -> other.mission().id().equals(shown.mission().id())
                        || isEarlier(other.mission(), shown.mission()))
                .sorted(LATEST)
                .flatMap(Missions::printedBy)
                .toList();
    }

    /**
     * @return the missions that can stand beside this one, the latest election day first: those of the same country, and
     *     those whose areas one of the two declares to correspond to the other's
     */
    public List<MissionSnapshot> comparable(MissionSnapshot shown) {
        return known().values().stream()
                .filter(other -> !other.mission().id().equals(shown.mission().id()))
                .filter(other -> country(other.mission()).equals(country(shown.mission()))
                        || declares(shown, other)
                        || declares(other, shown))
                .sorted(LATEST)
                .toList();
    }

    private static boolean declares(MissionSnapshot later, MissionSnapshot earlier) {
        return later.earlier().stream()
                .anyMatch(it -> it.mission().equals(earlier.mission().id()));
    }

    private Map<String, MissionSnapshot> known() {
        Map<String, MissionSnapshot> known = new LinkedHashMap<>();
        archive.forEach(snapshot -> known.put(snapshot.mission().id(), snapshot));
        desks.values().forEach(desk -> desk.definition()
                .ifPresent(snapshot -> known.put(snapshot.mission().id(), snapshot)));
        return known;
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
