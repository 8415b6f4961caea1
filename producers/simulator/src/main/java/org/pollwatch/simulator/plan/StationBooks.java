package org.pollwatch.simulator.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** The books of all stations on a random day, and what they add up to at the commissions. */
final class StationBooks {
    static final String SURPLUS = "ballots_exceed_signatures";
    static final String MOBILE_SURPLUS = "mobile_exceed_requests";

    private final Mission mission;
    private final Terrain terrain;
    private final TrueTurnout turnout;
    private final BiPredicate<Place, String> goesWrong;
    private final Dice dice;
    private final Map<String, StationBook> books = new HashMap<>();
    private final Map<String, List<Place>> below = new HashMap<>();

    /** @param goesWrong whether the named thing does at the place */
    StationBooks(Terrain terrain, TrueTurnout turnout, BiPredicate<Place, String> goesWrong, Dice dice) {
        this.mission = terrain.mission();
        this.terrain = terrain;
        this.turnout = turnout;
        this.goesWrong = goesWrong;
        this.dice = dice;
    }

    StationBook of(Place station) {
        return books.computeIfAbsent(
                station.id(),
                id -> StationBook.of(
                        station.registeredVoters(),
                        turnout.of(id, mission.areas().path(station.area()), terrain.region(station.area())),
                        goesWrong.test(station, SURPLUS),
                        goesWrong.test(station, MOBILE_SURPLUS),
                        dice.child(id)));
    }

    /** @return the stations of the commission's area */
    List<Place> below(Place commission) {
        return below.computeIfAbsent(commission.area(), area -> mission.places().stream()
                .filter(place -> place.kind() == PlaceKind.POLLING_STATION)
                .filter(place -> mission.areas().path(place.area()).contains(area))
                .toList());
    }

    /**
     * @param arrived the share of the stations' protocols that the commission has, from 0 to 1
     * @return empty where the commission's books do not say
     */
    OptionalLong figure(Place commission, String question, double arrived) {
        List<Place> stations = below(commission);
        return switch (question) {
            case "pecs_due" -> OptionalLong.of(stations.size());
            case "pecs_received", "protocols_received" -> OptionalLong.of(Math.round(stations.size() * arrived));
            case "tec_voted", "voted_total" -> sum(stations, StationBook::signatures);
            case "tec_valid" -> sum(stations, StationBook::valid);
            case "tec_invalid", "invalid_total" -> sum(stations, StationBook::invalid);
            default -> OptionalLong.empty();
        };
    }

    private OptionalLong sum(List<Place> stations, ToLongFunction<StationBook> figure) {
        return OptionalLong.of(stations.stream().map(this::of).mapToLong(figure).sum());
    }
}
