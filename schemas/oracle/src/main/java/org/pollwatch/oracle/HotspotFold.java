package org.pollwatch.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** Regions whose rate stands above that of the others. */
final class HotspotFold {
    private final Oracle oracle;
    private final Mission mission;
    private final Map<String, Map<String, Long>> figures;
    private final Raised raised;
    private final Map<String, Set<String>> closed = new HashMap<>();

    HotspotFold(Oracle oracle, Map<String, Map<String, Long>> figures, Raised raised) {
        this.oracle = oracle;
        this.mission = oracle.newest();
        this.figures = figures;
        this.raised = raised;
    }

    private long figure(String key, String name) {
        return figures.getOrDefault(key, Map.of()).getOrDefault(name, 0L);
    }

    /** A region, an indicator, and what of it stands flagged there and elsewhere. */
    private record Cell(String region, String indicator, long flagged, long applicable, long others, long ofOthers) {
        double chance() {
            return Hypergeometric.atLeast(flagged, applicable, others, ofOthers);
        }

        List<String> compared(double q) {
            return List.of(
                    Raised.expected((double) others / ofOthers * applicable),
                    Raised.value("flagged", "observed", flagged),
                    Raised.value("applicable", "observed", applicable),
                    Raised.value("flagged", "rest", others),
                    Raised.value("applicable", "rest", ofOthers),
                    Raised.value("p", "test", chance()),
                    Raised.value("q", "test", q));
        }
    }

    /** Benjamini and Hochberg: q is the least of p times m over the rank, of this and all that are less likely by chance. */
    void run(Check check, Rule.Hotspot rule) {
        List<Cell> cells = new ArrayList<>();
        for (String indicator : indicators(rule)) {
            for (String region : regions()) {
                Cell cell = cell(rule.form(), indicator, region);
                if (cell.applicable() >= Math.max(1, rule.minimum()) && cell.ofOthers() > 0) {
                    cells.add(cell);
                }
            }
        }
        cells.sort(Comparator.comparingDouble(Cell::chance));
        double q = 1;
        for (int rank = cells.size(); rank > 0; rank--) {
            Cell it = cells.get(rank - 1);
            q = Math.min(q, it.chance() * cells.size() / rank);
            if (q <= rule.falseDiscovery()) {
                raised.add(check.id(), it.region() + "|" + rule.form() + "|" + it.indicator(), it.compared(q));
            }
        }
    }

    /** The rest is the country without the region and without whatever lies abroad. */
    private Cell cell(String form, String indicator, String region) {
        long[] rest = new long[2];
        List<String> names = List.of(indicator + ".flagged", indicator + ".applicable");
        for (int i = 0; i < 2; i++) {
            String name = names.get(i);
            rest[i] = closed(country(), form, name) - closed(region, form, name);
            for (Area it : mission.areas().all()) {
                rest[i] -= it.level() == AreaLevel.REGION && isAbroad(it) ? closed(it.id(), form, name) : 0;
            }
        }
        return new Cell(
                region,
                indicator,
                closed(region, form, names.get(0)),
                closed(region, form, names.get(1)),
                rest[0],
                rest[1]);
    }

    private String country() {
        return mission.areas().all().stream()
                .filter(it -> it.level() == AreaLevel.COUNTRY)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Set<String> indicators(Rule.Hotspot rule) {
        Set<String> all = new TreeSet<>();
        mission.versions(rule.form()).stream()
                .flatMap(it -> it.indicators().stream())
                .filter(it -> rule.indicators().isEmpty()
                        ? it.irregularity()
                        : rule.indicators().contains(it.id()))
                .filter(it -> it.kind() != Indicator.Kind.RATIO && it.kind() != Indicator.Kind.NUMBER)
                .map(Indicator::id)
                .forEach(all::add);
        return all;
    }

    private List<String> regions() {
        return mission.areas().all().stream()
                .filter(it -> it.level() == AreaLevel.REGION && !isAbroad(it))
                .map(Area::id)
                .toList();
    }

    private boolean isAbroad(Area area) {
        List<Place> places = mission.places().stream()
                .filter(it -> mission.areas().path(it.area()).contains(area.id()))
                .toList();
        return !places.isEmpty()
                && places.stream()
                        .allMatch(it -> "abroad".equals(it.attributes().get("type")));
    }

    private long closed(String area, String form, String name) {
        return closed.computeIfAbsent(form, this::closedHours).stream()
                .mapToLong(hour -> figure(area + "|" + form + "|" + hour, name))
                .sum();
    }

    /** All hours but the latest, which is closed an hour after the last report. */
    private Set<String> closedHours(String form) {
        TreeSet<String> hours = new TreeSet<>();
        oracle.counted().stream()
                .filter(it -> it.form().id().equals(form))
                .map(Counted::hour)
                .forEach(hours::add);
        boolean unknown = hours.remove("unknown");
        Optional<Instant> heard = CoverageFold.lastHeard(oracle.accepted(), country(), form);
        boolean over = oracle.clock()
                .filter(now -> heard.isPresent() && !now.isBefore(heard.get().plus(Duration.ofHours(1))))
                .isPresent();
        if (!over) {
            hours.pollLast();
        }
        if (unknown) {
            hours.add("unknown");
        }
        return hours;
    }
}
