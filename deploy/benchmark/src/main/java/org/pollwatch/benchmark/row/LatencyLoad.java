package org.pollwatch.benchmark.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/**
 * The load of a busy hour, with a few regions kept apart for probes: there nothing else happens, so that the n-th report
 * acknowledged is seen when the count has come to n, and no other report can be taken for it.
 */
final class LatencyLoad {
    static final int EVERY = 20;
    private static final int MOST_PROBES = 5;

    private final List<Probed> probed;
    private final Stock stock;

    /**
     * @param district where the probes are, the only place of its region that is reported from
     */
    record Probed(String district, String region) {}

    private LatencyLoad(List<Probed> probed, Stock stock) {
        this.probed = probed;
        this.stock = stock;
    }

    static LatencyLoad of(Link link, long seed) {
        Mission mission = link.mission();
        Map<String, String> byRegion = districts(mission);
        int count = Math.max(1, Math.min(MOST_PROBES, byRegion.size() / 2));
        List<Probed> probed = byRegion.entrySet().stream()
                .limit(count)
                .map(it -> new Probed(it.getValue(), it.getKey()))
                .toList();
        Set<String> apart = new HashSet<>();
        mission.areas().all().stream()
                .map(Area::id)
                .filter(it ->
                        probed.stream().anyMatch(one -> mission.areas().path(it).contains(one.region())))
                .forEach(apart::add);
        Stock most = Stock.of(mission, link.form(), place -> !apart.contains(place.area()), seed);
        List<Stock> probes = new ArrayList<>();
        for (Probed one : probed) {
            probes.add(Stock.of(
                    mission, link.form(), place -> place.area().equals(one.district()), seed + probes.size() + 1));
        }
        return new LatencyLoad(probed, Stock.mixed(most, probes, EVERY, seed));
    }

    /** @return a district with polling stations for each region that has one, in the order of their ids */
    private static Map<String, String> districts(Mission mission) {
        Map<String, String> found = new TreeMap<>();
        for (Place place : mission.places()) {
            boolean inDistrict = mission.areas()
                    .find(place.area())
                    .map(it -> it.level() == AreaLevel.DISTRICT)
                    .orElse(false);
            if (inDistrict && place.kind() == PlaceKind.POLLING_STATION) {
                found.putIfAbsent(mission.areas().path(place.area()).get(1), place.area());
            }
        }
        return found;
    }

    Stock stock() {
        return stock;
    }

    List<Probed> probed() {
        return probed;
    }

    static boolean isProbe(long number) {
        return number % EVERY == 0;
    }

    /** @return where the probe of that number goes */
    Probed probed(long number) {
        return probed.get((int) (number / EVERY % probed.size()));
    }
}
