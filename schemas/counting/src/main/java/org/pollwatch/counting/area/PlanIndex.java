package org.pollwatch.counting.area;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.counting.area.Schedule.Window;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlanEntry;

/**
 * A mission's plan by area and form, and by team and form. What is expected of a place is expected of every area above it;
 * what is expected of an area, of that area and those above. An entry without a beginning or end has election day's, by
 * the clock of its place or area. Immutable; worth keeping for as long as the mission's revision stands.
 */
public final class PlanIndex {
    private final SortedMap<String, SortedMap<String, Schedule>> byArea;
    private final SortedMap<String, SortedMap<String, Schedule>> byTeam;
    private final Map<String, Map<String, Set<String>>> places;

    private PlanIndex(
            SortedMap<String, SortedMap<String, Schedule>> byArea,
            SortedMap<String, SortedMap<String, Schedule>> byTeam,
            Map<String, Map<String, Set<String>>> places) {
        this.byArea = byArea;
        this.byTeam = byTeam;
        this.places = places;
    }

    public static PlanIndex of(Mission mission) {
        Map<String, Map<String, List<Window>>> areas = new HashMap<>();
        Map<String, Map<String, List<Window>>> teams = new HashMap<>();
        Map<String, Map<String, Set<String>>> places = new HashMap<>();
        for (PlanEntry entry : mission.plan()) {
            Optional<Place> place = mission.place(entry.about());
            String area = place.map(Place::area).orElse(entry.about());
            ZoneId zone =
                    place.map(mission::zoneOf).orElseGet(() -> mission.areas().zone(area));
            Window window = window(entry, zone, mission.card().electionDay());
            entry.team().ifPresent(team -> add(teams, team, entry.form(), window));
            for (String step : mission.areas().path(area)) {
                add(areas, step, entry.form(), window);
                place.ifPresent(it -> places.computeIfAbsent(step, key -> new HashMap<>())
                        .computeIfAbsent(entry.form(), key -> new HashSet<>())
                        .add(it.id()));
            }
        }
        return new PlanIndex(schedules(areas), schedules(teams), places);
    }

    private static Window window(PlanEntry entry, ZoneId zone, LocalDate day) {
        Instant from = entry.from()
                .map(it -> it.atZone(zone))
                .orElse(day.atStartOfDay(zone))
                .toInstant();
        Instant to = entry.to()
                .map(it -> it.atZone(zone))
                .orElse(day.plusDays(1).atStartOfDay(zone))
                .toInstant();
        return new Window(from, to, entry.expected());
    }

    private static void add(Map<String, Map<String, List<Window>>> all, String of, String form, Window window) {
        all.computeIfAbsent(of, key -> new HashMap<>())
                .computeIfAbsent(form, key -> new ArrayList<>())
                .add(window);
    }

    private static SortedMap<String, SortedMap<String, Schedule>> schedules(
            Map<String, Map<String, List<Window>>> all) {
        SortedMap<String, SortedMap<String, Schedule>> schedules = new TreeMap<>();
        all.forEach((of, forms) -> {
            SortedMap<String, Schedule> byForm = new TreeMap<>();
            forms.forEach((form, windows) -> byForm.put(form, new Schedule(windows)));
            schedules.put(of, Collections.unmodifiableSortedMap(byForm));
        });
        return Collections.unmodifiableSortedMap(schedules);
    }

    /** @return the reports of a form that are expected in an area; empty where there is no plan */
    public OptionalLong expectedReports(String area, String form) {
        return schedule(area, form).map(it -> OptionalLong.of(it.expected())).orElse(OptionalLong.empty());
    }

    /** @return the distinct places of an area that the plan names for a form; empty where it names none */
    public OptionalLong expectedPlaces(String area, String form) {
        Set<String> named = places.getOrDefault(area, Map.of()).getOrDefault(form, Set.of());
        return named.isEmpty() ? OptionalLong.empty() : OptionalLong.of(named.size());
    }

    /** @return the forms that are expected somewhere */
    public SortedSet<String> forms() {
        SortedSet<String> forms = new TreeSet<>();
        byArea.values().forEach(it -> forms.addAll(it.keySet()));
        return forms;
    }

    /** @return the areas of which something is expected, of any level */
    public Set<String> areas() {
        return byArea.keySet();
    }

    Optional<Schedule> schedule(String area, String form) {
        return Optional.ofNullable(ofArea(area).get(form));
    }

    /** By form; empty where nothing is expected of the area. */
    SortedMap<String, Schedule> ofArea(String area) {
        return byArea.getOrDefault(area, Collections.emptySortedMap());
    }

    /** By form; empty where nothing is expected of the team. */
    SortedMap<String, Schedule> ofTeam(String team) {
        return byTeam.getOrDefault(team, Collections.emptySortedMap());
    }

    /** The teams of which something is expected. */
    Set<String> teams() {
        return byTeam.keySet();
    }
}
