package org.pollwatch.counting.area;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pollwatch.counting.LocalHour;
import org.pollwatch.counting.area.AreaCounts.Count;
import org.pollwatch.counting.finding.About;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.counting.statistics.FalseDiscovery;
import org.pollwatch.counting.statistics.FisherExact;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;

/**
 * A region whose rate stands above that of all other regions together: {@link FisherExact}, corrected by
 * {@link FalseDiscovery} for every pair of region and indicator looked at. Hours that are still filling do not count, so that
 * it does not flicker. Stations abroad are outside; limited missions and incidents have no rates, so no hotspots.
 */
final class HotspotRule implements AreaRule {
    private static final Set<Indicator.Kind> PROPORTIONS = Set.of(
            Indicator.Kind.COUNTED,
            Indicator.Kind.COMPLEMENT,
            Indicator.Kind.OPTION,
            Indicator.Kind.OPTION_BY,
            Indicator.Kind.OVER);
    private static final Set<Indicator.Kind> UNLESS_LISTED =
            Set.of(Indicator.Kind.COUNTED, Indicator.Kind.OPTION, Indicator.Kind.OVER);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Check check;
    private final Rule.Hotspot rule;
    private final Mission mission;
    private final Regions regions;
    private final List<String> home;
    private final List<String> indicators;

    HotspotRule(Check check, Rule.Hotspot rule, Mission mission, Regions regions) {
        this.check = check;
        this.rule = rule;
        this.mission = mission;
        this.regions = regions;
        this.home = regions.home();
        boolean hasRates = mission.card().observation() == Mission.Observation.FULL;
        this.indicators = mission.newest(rule.form()).stream()
                .filter(it -> hasRates && it.phase() != Phase.INCIDENT)
                .flatMap(it -> it.indicators().stream())
                .filter(this::isLookedAt)
                .map(Indicator::id)
                .distinct()
                .toList();
    }

    private boolean isLookedAt(Indicator indicator) {
        return rule.indicators().isEmpty()
                ? indicator.irregularity() && UNLESS_LISTED.contains(indicator.kind())
                : rule.indicators().contains(indicator.id()) && PROPORTIONS.contains(indicator.kind());
    }

    @Override
    public List<Finding> of(AreaView view) {
        if (indicators.isEmpty()) {
            return List.of();
        }
        List<Pair> pairs = pairs(view);
        double[] p = pairs.stream().mapToDouble(Pair::p).toArray();
        double[] q = FalseDiscovery.adjusted(p);
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            if (q[i] <= rule.falseDiscovery()) {
                found.add(finding(pairs.get(i), q[i]));
            }
        }
        return found;
    }

    private List<Pair> pairs(AreaView view) {
        SortedSet<String> hours = closed(view);
        List<AreaCounts> byRegion = home.stream()
                .map(region -> hours.stream()
                        .map(hour -> view.counts(region, rule.form(), hour))
                        .reduce(AreaCounts.NONE, AreaCounts::plus))
                .toList();
        AreaCounts all = byRegion.stream().reduce(AreaCounts.NONE, AreaCounts::plus);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < home.size(); i++) {
            for (String indicator : indicators) {
                Count here = byRegion.get(i).count(indicator);
                Count rest = all.count(indicator).minus(here);
                boolean isEnough = here.applicable() >= Math.max(1, rule.minimum()) && rest.applicable() >= 1;
                if (isEnough && here.isProportion() && rest.isProportion()) {
                    pairs.add(Pair.of(home.get(i), indicator, here, rest, all.asOf()));
                }
            }
        }
        return pairs;
    }

    /** Every hour but the latest; that one too once nothing of the form was heard for an hour by the clock. */
    private SortedSet<String> closed(AreaView view) {
        SortedSet<String> hours = new TreeSet<>(view.hours(rule.form()));
        boolean isUnknown = hours.remove(LocalHour.UNKNOWN);
        Optional<Instant> quiet = regions.country()
                .flatMap(it -> view.received(it, rule.form()).lastHeard())
                .map(it -> it.plus(HOUR));
        boolean isQuiet = quiet.isPresent()
                && view.clock().filter(it -> !it.isBefore(quiet.get())).isPresent();
        if (!hours.isEmpty() && !isQuiet) {
            hours.remove(hours.last());
        }
        if (isUnknown) {
            hours.add(LocalHour.UNKNOWN);
        }
        return hours;
    }

    private Finding finding(Pair pair, double q) {
        double expected = (double) pair.rest().flagged()
                / pair.rest().applicable()
                * pair.here().applicable();
        String expectation = String.format(
                Locale.ROOT,
                "Among the observed stations: at the rate of the other regions, %.1f of %d; %d were flagged. This says"
                        + " nothing about stations that were not observed.",
                expected,
                pair.here().applicable(),
                pair.here().flagged());
        About about = About.of(
                        pair.region() + "|" + rule.form() + "|" + pair.indicator(),
                        Optional.empty(),
                        mission.areas().path(pair.region()))
                .form(rule.form())
                .indicator(pair.indicator());
        return Finding.of(
                check,
                about,
                List.of(
                        Compared.number("flagged", "observed", pair.here().flagged()),
                        Compared.number("applicable", "observed", pair.here().applicable()),
                        Compared.number("flagged", "rest", pair.rest().flagged()),
                        Compared.number("applicable", "rest", pair.rest().applicable()),
                        Compared.share("p", "test", pair.p()),
                        Compared.share("q", "test", q)),
                OptionalDouble.of(expected),
                expectation,
                List.of(),
                pair.asOf());
    }

    /** One region and indicator that is looked at. */
    private record Pair(String region, String indicator, Count here, Count rest, double p, Instant asOf) {
        static Pair of(String region, String indicator, Count here, Count rest, Instant asOf) {
            double p = FisherExact.greater(here.flagged(), here.applicable(), rest.flagged(), rest.applicable());
            return new Pair(region, indicator, here, rest, p, asOf);
        }
    }
}
