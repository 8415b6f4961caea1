package org.pollwatch.simulator.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/**
 * Sends the teams out: which team visits which place for which form, and when. Regions get visits by their number of
 * places, each team keeps to its areas and moves from district to district. A team opens and counts where it also
 * watches the voting, as far as it can.
 */
final class VisitPlan {
    private final Terrain terrain;
    private final Dice dice;
    private final Map<String, List<Place>> votingByCrew = new HashMap<>();

    VisitPlan(Terrain terrain, Dice dice) {
        this.terrain = terrain;
        this.dice = dice;
    }

    /** One team's stop, before the day gives it an hour. */
    private record Stop(Crew crew, Place place) {}

    /**
     * Plan the voting form first: opening and counting follow it.
     *
     * @param reports how many visits
     * @param places to how many different places; no place is visited twice where the two are equal
     * @param required ids of places that must be among them
     * @throws PlanException if the teams cannot reach that many places, or not the required ones
     */
    List<Visit> visits(Form form, int reports, int places, Set<String> required) {
        Dice own = dice.child(form.id());
        if (form.subject() == FormSubject.AREA) {
            return areaVisits(form, reports, own);
        }
        PlaceKind kind = PlaceKind.valueOf(form.subject().name());
        List<Stop> stops = firstStops(form.phase(), places, terrain.reachable(kind), required, own);
        if (form.phase() == Phase.VOTING) {
            stops.forEach(stop -> votingByCrew
                    .computeIfAbsent(stop.crew().code(), code -> new ArrayList<>())
                    .add(stop.place()));
        }
        Set<String> visited = stops.stream().map(stop -> stop.place().id()).collect(Collectors.toSet());
        required.stream()
                .filter(id -> !visited.contains(id))
                .sorted()
                .findFirst()
                .ifPresent(id -> {
                    throw new PlanException("form " + form.id() + ": no team can reach " + id);
                });
        stops.addAll(furtherStops(stops, reports - places, own));
        return timed(form, stops, own);
    }

    private List<Stop> firstStops(
            Phase phase, int total, Map<String, List<Place>> byRegion, Set<String> required, Dice own) {
        List<List<Place>> regions = List.copyOf(byRegion.values());
        List<Integer> sizes = regions.stream().map(List::size).toList();
        List<Integer> roomy = regions.stream()
                .map(places -> Math.min(
                        places.size(), crewsOf(places).size() * (isOnce(phase) ? 1 : Integer.MAX_VALUE / 1000)))
                .toList();
        boolean fits = roomy.stream().mapToInt(it -> it).sum() >= total;
        List<Integer> floors = regions.stream()
                .map(places -> (int) places.stream()
                        .filter(place -> required.contains(place.id()))
                        .count())
                .toList();
        int[] shares = Apportion.atLeast(Apportion.split(total, sizes, fits ? roomy : sizes), floors);
        List<Stop> stops = new ArrayList<>();
        for (int index = 0; index < shares.length; index++) {
            stops.addAll(regionStops(phase, shares[index], regions.get(index), required, own));
        }
        return stops;
    }

    /** A team can be at one opening and at one count. */
    private static boolean isOnce(Phase phase) {
        return phase == Phase.OPENING || phase == Phase.COUNTING;
    }

    private List<Crew> crewsOf(List<Place> places) {
        return places.stream()
                .map(Place::area)
                .distinct()
                .flatMap(area -> terrain.crewsAt(area).stream())
                .distinct()
                .toList();
    }

    private List<Stop> regionStops(Phase phase, int share, List<Place> places, Set<String> required, Dice own) {
        List<Deque<Place>> wishes = new ArrayList<>();
        List<Crew> crews = own.shuffled(crewsOf(places));
        crews.forEach(crew -> wishes.add(wishes(phase, crew, places, own)));
        Set<String> taken = new HashSet<>();
        List<Stop> stops = new ArrayList<>();
        places.stream().filter(place -> required.contains(place.id())).forEach(place -> {
            taken.add(place.id());
            stops.add(new Stop(own.pick(terrain.crewsAt(place.area())), place));
        });
        for (int turn = 0; stops.size() < share; turn++) {
            Deque<Place> wish = wishes.get(turn % crews.size());
            while (!wish.isEmpty() && !taken.add(wish.peek().id())) {
                wish.remove();
            }
            if (!wish.isEmpty()) {
                stops.add(new Stop(crews.get(turn % crews.size()), wish.remove()));
            }
        }
        return stops;
    }

    /** @return the places that the team can reach, district by district, those where it watched the voting first */
    private Deque<Place> wishes(Phase phase, Crew crew, List<Place> places, Dice own) {
        List<Place> known = new ArrayList<>(votingByCrew.getOrDefault(crew.code(), List.of()));
        if (phase == Phase.COUNTING) {
            Collections.reverse(known);
        }
        Map<String, List<Place>> districts = new LinkedHashMap<>();
        places.forEach(place -> districts
                .computeIfAbsent(place.area(), area -> new ArrayList<>())
                .add(place));
        districts.keySet().removeIf(area -> !terrain.crewsAt(area).contains(crew));
        Deque<Place> wishes = new ArrayDeque<>();
        known.stream()
                .filter(place -> districts.getOrDefault(place.area(), List.of()).contains(place))
                .forEach(wishes::add);
        own.shuffled(districts.values()).forEach(district -> wishes.addAll(own.shuffled(district)));
        return wishes;
    }

    /** Second and later visits to places already visited, by another team of the area where there is one. */
    private List<Stop> furtherStops(List<Stop> first, int total, Dice own) {
        List<Stop> further = new ArrayList<>();
        Set<Stop> all = new HashSet<>(first);
        while (further.size() < total) {
            for (Stop stop : own.shuffled(first)) {
                if (further.size() < total) {
                    List<Crew> others = terrain.crewsAt(stop.place().area()).stream()
                            .filter(crew -> !all.contains(new Stop(crew, stop.place())))
                            .toList();
                    Stop next = new Stop(others.isEmpty() ? stop.crew() : own.pick(others), stop.place());
                    all.add(next);
                    further.add(next);
                }
            }
        }
        return further;
    }

    private List<Visit> timed(Form form, List<Stop> stops, Dice own) {
        Map<Crew, List<Stop>> byCrew = new LinkedHashMap<>();
        stops.forEach(stop ->
                byCrew.computeIfAbsent(stop.crew(), crew -> new ArrayList<>()).add(stop));
        Mission mission = terrain.mission();
        Hours hours = Hours.of(form.phase());
        List<Visit> visits = new ArrayList<>();
        byCrew.forEach((crew, list) -> {
            for (int turn = 0; turn < list.size(); turn++) {
                Place place = list.get(turn).place();
                visits.add(new Visit(
                        form,
                        crew.code(),
                        place.id(),
                        Optional.of(place),
                        terrain.region(place.area()),
                        hours.at(mission.card().electionDay(), mission.zoneOf(place), turn, list.size(), own)));
            }
        });
        visits.sort(
                Comparator.comparing(Visit::at).thenComparing(Visit::subject).thenComparing(Visit::team));
        return visits;
    }

    private List<Visit> areaVisits(Form form, int reports, Dice own) {
        Mission mission = terrain.mission();
        Hours hours = Hours.of(form.phase());
        List<Visit> visits = new ArrayList<>();
        for (int count = 0; count < reports; count++) {
            Crew crew = own.pick(terrain.crews());
            String area = own.pick(crew.areas().stream().sorted().toList());
            visits.add(new Visit(
                    form,
                    crew.code(),
                    area,
                    Optional.empty(),
                    terrain.region(area),
                    hours.at(mission.card().electionDay(), mission.areas().zone(area), count, reports, own)));
        }
        return visits;
    }
}
