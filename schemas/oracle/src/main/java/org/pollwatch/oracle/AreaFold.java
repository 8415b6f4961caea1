package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
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
import org.pollwatch.oracle.Happening.Official;

/** Findings about whole areas: official figures, regions that stand out, and too few reports. */
final class AreaFold {
    private final Oracle oracle;
    private final Mission mission;
    private final Map<String, Map<String, Long>> figures;
    private final Raised raised;
    private final Map<String, Set<String>> closed = new HashMap<>();

    AreaFold(Oracle oracle, Raised raised) {
        this.oracle = oracle;
        this.mission = oracle.newest();
        this.figures = oracle.figures();
        this.raised = raised;
    }

    void run() {
        for (Check check : mission.checks()) {
            if (check.rule() instanceof Rule.SeriesSum rule) {
                announced(rule.series()).forEach((key, figure) -> sum(check, rule, key, figure));
            } else if (check.rule() instanceof Rule.SeriesShare rule) {
                announced(rule.series()).forEach((key, figure) -> share(check, rule, key, figure));
            } else if (check.rule() instanceof Rule.Hotspot rule) {
                hotspots(check, rule);
            } else if (check.rule() instanceof Rule.Coverage rule) {
                coverage(check, rule);
            }
        }
    }

    /** @return area and hour, the hour empty for the whole election */
    private Map<List<String>, Official> announced(String series) {
        Map<List<String>, Official> all = new HashMap<>();
        oracle.series().forEach((key, figure) -> {
            String[] parts = key.split("\\|", -1);
            if (parts[0].equals(series)) {
                all.put(List.of(parts[1], parts[2]), figure);
            }
        });
        return all;
    }

    private long figure(String key, String name) {
        return figures.getOrDefault(key, Map.of()).getOrDefault(name, 0L);
    }

    private void sum(Check check, Rule.SeriesSum rule, List<String> key, Official official) {
        String at = key.get(0) + "|" + rule.form();
        long observed = figure(at, rule.question() + ".sum");
        if (key.get(1).isEmpty()
                && official.amount().isPresent()
                && observed > official.amount().getAsLong()) {
            long said = official.amount().getAsLong();
            raised.add(
                    check.id(),
                    key.get(0) + "|" + rule.series(),
                    List.of(
                            Raised.expected((double) said),
                            Raised.value(rule.question(), "observed", observed),
                            Raised.value("readings", "observed", figure(at, rule.question() + ".numbers")),
                            Raised.value(rule.series(), "series", said)));
        }
    }

    private void share(Check check, Rule.SeriesShare rule, List<String> key, Official official) {
        String at = key.get(0) + "|" + rule.form() + "|" + key.get(1);
        String ratio = mission.versions(rule.form()).stream()
                .flatMap(it -> it.indicators().stream())
                .filter(it -> it.kind() == Indicator.Kind.RATIO && it.question().equals(rule.question()))
                .map(Indicator::id)
                .findFirst()
                .orElseThrow();
        long voted = figure(at, ratio + ".flagged");
        long listed = figure(at, ratio + ".applicable");
        long stations = figure(at, rule.question() + ".numbers");
        boolean isShare = official.percent().isPresent() || official.of().orElse(0) > 0;
        if (!isShare || key.get(1).isEmpty() || listed == 0 || stations < Math.max(1, rule.minimum())) {
            return;
        }
        BigDecimal observed = percent(voted, listed);
        BigDecimal said = official.percent()
                .orElseGet(() ->
                        percent(official.amount().getAsLong(), official.of().getAsLong()));
        if (observed.subtract(said).abs().doubleValue() >= rule.points()) {
            raised.add(
                    check.id(),
                    key.get(0) + "|" + key.get(1),
                    List.of(
                            Raised.expected(said.doubleValue() / 100),
                            Raised.value(rule.question(), "observed", voted),
                            Raised.value("of", "observed", listed),
                            Raised.value("share", "observed", (double) voted / listed),
                            Raised.value("readings", "observed", stations),
                            Raised.value(rule.series(), "series", said.doubleValue() / 100)));
        }
    }

    private static BigDecimal percent(long part, long of) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(of), MathContext.DECIMAL128);
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
    private void hotspots(Check check, Rule.Hotspot rule) {
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

    /** Of the country and each region, once the last window of the plan is over. */
    private void coverage(Check check, Rule.Coverage rule) {
        for (Area area : mission.areas().all()) {
            for (String form : rule.forms().isEmpty() ? mission.formIds() : rule.forms()) {
                List<Due> plan = Due.of(
                        mission,
                        it -> it.entry().form().equals(form) && it.path().contains(area.id()));
                boolean over = !plan.isEmpty()
                        && oracle.clock()
                                .filter(now -> plan.stream().allMatch(it -> now.isAfter(it.to())))
                                .isPresent();
                long expected = Due.expected(plan);
                long reports = figure(area.id() + "|" + form, "reports");
                if (mission.areas().path(area.id()).size() <= 2 && over && reports < expected) {
                    raised.add(
                            check.id(),
                            area.id() + "|" + form,
                            List.of(
                                    Raised.expected((double) expected),
                                    Raised.value("reports", "observed", reports),
                                    Raised.value("reports", "plan", expected)));
                }
            }
        }
    }
}
