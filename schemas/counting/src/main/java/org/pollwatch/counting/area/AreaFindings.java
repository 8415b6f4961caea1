package org.pollwatch.counting.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/**
 * The findings above places: hotspots, sums and shares against announced figures, silence, coverage, and tallies that broke
 * an invariant. Holds what can be worked out from the mission alone; worth keeping for as long as its revision stands.
 */
public final class AreaFindings {
    private final List<AreaRule> rules = new ArrayList<>();

    /** @param plan of the same mission */
    public AreaFindings(Mission mission, PlanIndex plan) {
        Regions regions = Regions.of(mission);
        rules.add(new SuspectTally(mission));
        mission.checks().forEach(check -> rule(check, mission, plan, regions).ifPresent(rules::add));
    }

    private static Optional<AreaRule> rule(Check check, Mission mission, PlanIndex plan, Regions regions) {
        if (check.rule() instanceof Rule.Hotspot rule) {
            return Optional.of(new HotspotRule(check, rule, mission, regions));
        }
        if (check.rule() instanceof Rule.SeriesSum rule) {
            return Optional.of(new SeriesSumRule(check, rule, mission));
        }
        if (check.rule() instanceof Rule.SeriesShare rule) {
            return Optional.of(new SeriesShareRule(check, rule, mission));
        }
        if (check.rule() instanceof Rule.Silence rule) {
            return Optional.of(new SilenceRule(check, rule, mission, plan, regions));
        }
        if (check.rule() instanceof Rule.Coverage rule) {
            return Optional.of(new CoverageRule(check, rule, mission, plan, regions));
        }
        return Optional.empty();
    }

    /** @return everything that stands now, sorted by id; what stood before and is not here is cleared */
    public List<Finding> of(AreaView view) {
        return rules.stream()
                .flatMap(rule -> rule.of(view).stream())
                .sorted(Comparator.comparing(Finding::id))
                .toList();
    }
}
