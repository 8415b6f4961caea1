package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pollwatch.counting.finding.About;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/**
 * Fewer reports of a form than the plan expected of a region or the country, once the plan's last window for it is over
 * (C20). Before that nothing is late.
 */
final class CoverageRule implements AreaRule {
    private final Check check;
    private final Mission mission;
    private final PlanIndex plan;
    private final List<String> areas;
    private final SortedSet<String> forms;

    CoverageRule(Check check, Rule.Coverage rule, Mission mission, PlanIndex plan, Regions regions) {
        this.check = check;
        this.mission = mission;
        this.plan = plan;
        this.areas = Stream.concat(regions.country().stream(), regions.all().stream())
                .toList();
        this.forms = rule.forms().isEmpty() ? plan.forms() : new TreeSet<>(rule.forms());
    }

    @Override
    public List<Finding> of(AreaView view) {
        List<Finding> found = new ArrayList<>();
        view.clock()
                .ifPresent(now -> areas.forEach(area -> forms.forEach(form -> plan.schedule(area, form)
                        .filter(it -> now.isAfter(it.end()))
                        .flatMap(it -> judge(area, form, it, view.received(area, form)))
                        .ifPresent(found::add))));
        return found;
    }

    private Optional<Finding> judge(String area, String form, Schedule schedule, Received received) {
        long expected = schedule.expected();
        long there = received.reports();
        if (there >= expected) {
            return Optional.empty();
        }
        Instant asOf = Times.later(schedule.end(), received.asOf());
        int minimum = mission.card().minimumReports();
        boolean fewForARate =
                mission.card().observation() == Mission.Observation.FULL && there < minimum && expected >= minimum;
        String expectation = "By the plan %d reports by %s; %d are there%s."
                .formatted(
                        expected,
                        schedule.end(),
                        there,
                        fewForARate ? ", too few for a rate, which takes " + minimum : "");
        List<Compared> compared =
                List.of(Compared.number("reports", "observed", there), Compared.number("reports", "plan", expected));
        About about = About.of(
                        area + "|" + form, Optional.empty(), mission.areas().path(area))
                .form(form);
        return Optional.of(
                Finding.of(check, about, compared, OptionalDouble.of((double) expected), expectation, List.of(), asOf));
    }
}
