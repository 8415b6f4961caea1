package org.pollwatch.counting.area;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** The country, the regions right below it, and which areas are only a name for the stations abroad. */
public final class Regions {
    private final Optional<String> country;
    private final List<String> all;
    private final Set<String> abroad;

    private Regions(Optional<String> country, List<String> all, Set<String> abroad) {
        this.country = country;
        this.all = List.copyOf(all);
        this.abroad = Collections.unmodifiableSet(abroad);
    }

    public static Regions of(Mission mission) {
        Optional<String> country = mission.areas().all().stream()
                .filter(it -> it.parent().isEmpty())
                .map(Area::id)
                .findFirst();
        List<String> regions = mission.areas().all().stream()
                .filter(it -> it.parent().isPresent() && it.parent().equals(country))
                .map(Area::id)
                .toList();
        return new Regions(country, regions, abroad(mission));
    }

    /** Areas whose places, and there are some, all lie abroad: outside every regional rate. */
    private static Set<String> abroad(Mission mission) {
        Set<String> abroad = new HashSet<>();
        Set<String> home = new HashSet<>();
        for (Place place : mission.places()) {
            boolean isAbroad = "abroad".equals(place.attributes().get("type"));
            (isAbroad ? abroad : home).addAll(mission.areas().path(place.area()));
        }
        abroad.removeAll(home);
        return abroad;
    }

    /** @return the area above all others; empty for a mission without areas */
    public Optional<String> country() {
        return country;
    }

    /** @return the areas right below the country, in the mission's order */
    public List<String> all() {
        return all;
    }

    /** @return the same without those abroad */
    public List<String> home() {
        return all.stream().filter(it -> !abroad.contains(it)).toList();
    }

    /** @return every area of any level that holds stations abroad and nothing else */
    public Set<String> abroad() {
        return abroad;
    }
}
