package org.pollwatch.mission;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mission's areas; every area has one path to the country. */
public final class AreaTree {
    private final Map<String, Area> areas;
    private final Map<String, List<String>> paths;
    private final Map<String, ZoneId> zones;
    private final ZoneId missionZone;

    /**
     * @param areas in the order of the mission's file
     * @param missionZone holds where neither an area nor one above it names a zone
     * @throws IllegalArgumentException if a parent is unknown or the parents form a circle
     */
    public AreaTree(Collection<Area> areas, ZoneId missionZone) {
        Map<String, Area> byId = new LinkedHashMap<>();
        areas.forEach(area -> byId.put(area.id(), area));
        this.areas = Collections.unmodifiableMap(byId);
        this.missionZone = missionZone;
        Map<String, List<String>> found = new LinkedHashMap<>();
        byId.keySet().forEach(id -> found.put(id, climb(id)));
        this.paths = Collections.unmodifiableMap(found);
        Map<String, ZoneId> named = new HashMap<>();
        paths.forEach((id, path) -> path.stream()
                .flatMap(step -> byId.get(step).zone().stream())
                .findFirst()
                .ifPresent(zone -> named.put(id, zone)));
        this.zones = Collections.unmodifiableMap(named);
    }

    private List<String> climb(String start) {
        List<String> path = new ArrayList<>();
        Optional<String> next = Optional.of(start);
        while (next.isPresent()) {
            Area area = areas.get(next.get());
            if (area == null) {
                throw new IllegalArgumentException("area " + start + ": unknown area above it: " + next.get());
            }
            if (path.contains(area.id())) {
                throw new IllegalArgumentException("area " + start + ": its parents form a circle");
            }
            path.add(area.id());
            next = area.parent();
        }
        return List.copyOf(path);
    }

    public Collection<Area> all() {
        return areas.values();
    }

    public Optional<Area> find(String id) {
        return Optional.ofNullable(areas.get(id));
    }

    /** @return the ids from the area itself up to the country; empty for an unknown area */
    public List<String> path(String id) {
        return paths.getOrDefault(id, List.of());
    }

    /** @return the zone of the area, else of the nearest area above that names one, else the mission's */
    public ZoneId zone(String id) {
        return zones.getOrDefault(id, missionZone);
    }
}
