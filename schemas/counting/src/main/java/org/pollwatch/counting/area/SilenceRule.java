package org.pollwatch.counting.area;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pollwatch.counting.finding.About;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/**
 * A team or region that stops reporting (C17): the absence of reports is itself a signal. A finding rests on the moment when
 * the silence became too long, not on the tick that showed it, so that it is not written anew with every tick.
 */
final class SilenceRule implements AreaRule {
    private final Check check;
    private final Rule.Silence rule;
    private final Mission mission;
    private final PlanIndex plan;
    private final Regions regions;
    private final Signal signal;

    SilenceRule(Check check, Rule.Silence rule, Mission mission, PlanIndex plan, Regions regions) {
        this.check = check;
        this.rule = rule;
        this.mission = mission;
        this.plan = plan;
        this.regions = regions;
        this.signal = new Signal(rule, mission, plan);
    }

    @Override
    public List<Finding> of(AreaView view) {
        List<Finding> found = new ArrayList<>();
        if (view.clock().isEmpty()) {
            return found;
        }
        rule.team().ifPresent(allowed -> teams(view)
                .forEach(team -> signal.lostTeam(team, view).ifPresent(since -> {
                    About about = About.of("team|" + team, Optional.empty(), country())
                            .team(team);
                    Optional<Instant> heard = Optional.ofNullable(view.teams().get(team));
                    found.add(finding(about, "team " + team, heard, allowed, since));
                })));
        rule.region().ifPresent(allowed -> regions.all()
                .forEach(region -> signal.lostArea(region, view).ifPresent(since -> {
                    List<String> path = mission.areas().path(region);
                    About about = About.of("area|" + region, Optional.empty(), path);
                    found.add(finding(about, "region " + region, view.lastHeard(region), allowed, since));
                })));
        return found;
    }

    private SortedSet<String> teams(AreaView view) {
        SortedSet<String> teams = new TreeSet<>(view.teams().keySet());
        teams.addAll(plan.teams());
        return teams;
    }

    private List<String> country() {
        return regions.country().map(List::of).orElse(List.of());
    }

    private Finding finding(About about, String who, Optional<Instant> heard, Duration allowed, Instant since) {
        String expectation = "Something from the %s at least every %d minutes, from %s to %s on election day."
                .formatted(who, allowed.toMinutes(), rule.from(), rule.to());
        List<Compared> compared = List.of(
                Compared.word(
                        "last_heard", "observed", heard.map(Instant::toString).orElse("never")),
                Compared.number("allowed_minutes", "check", allowed.toMinutes()));
        return Finding.of(check, about, compared, OptionalDouble.empty(), expectation, List.of(), since);
    }
}
