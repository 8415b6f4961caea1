package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening.Official;

/** Findings about whole areas: official figures, and fewer reports than planned. */
final class AreaFold {
    private final Oracle oracle;
    private final Mission mission;
    private final Map<String, Map<String, Long>> figures;
    private final Raised raised;

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
                new HotspotFold(oracle, figures, raised).run(check, rule);
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
