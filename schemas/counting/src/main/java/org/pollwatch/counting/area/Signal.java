package org.pollwatch.counting.area;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/**
 * Whether an area or team is heard, by one silence check. Only who is expected can be silent: by the plan while a window
 * that has begun is not filled; without a plan for it, whoever was heard before.
 */
final class Signal {
    private final Rule.Silence rule;
    private final PlanIndex plan;
    private final Instant from;
    private final Instant to;

    Signal(Rule.Silence rule, Mission mission, PlanIndex plan) {
        this.rule = rule;
        this.plan = plan;
        LocalDate day = mission.card().electionDay();
        ZoneId zone = mission.card().zone();
        boolean overMidnight = !rule.to().isAfter(rule.from());
        this.from = day.atTime(rule.from()).atZone(zone).toInstant();
        this.to = day.plusDays(overMidnight ? 1 : 0)
                .atTime(rule.to())
                .atZone(zone)
                .toInstant();
    }

    /** @return when the area's silence became longer than is allowed; empty if it is not silent */
    Optional<Instant> lostArea(String area, AreaView view) {
        return lost(
                rule.region(), view.clock(), view.lastHeard(area), plan.ofArea(area), form -> view.received(area, form)
                        .reports());
    }

    /** @return the same of a team */
    Optional<Instant> lostTeam(String team, AreaView view) {
        return lost(
                rule.team(),
                view.clock(),
                Optional.ofNullable(view.teams().get(team)),
                plan.ofTeam(team),
                form -> view.receivedFrom(team, form));
    }

    private Optional<Instant> lost(
            Optional<Duration> allowed,
            Optional<Instant> clock,
            Optional<Instant> heard,
            SortedMap<String, Schedule> schedules,
            ToLongFunction<String> received) {
        if (allowed.isEmpty() || clock.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.get();
        Optional<Instant> due = schedules.entrySet().stream()
                .flatMap(it -> due(it, received, now).stream())
                .min(Comparator.naturalOrder());
        boolean isExpected = schedules.isEmpty() ? heard.isPresent() : due.isPresent();
        if (!isExpected || now.isBefore(from) || now.isAfter(to)) {
            return Optional.empty();
        }
        Instant since = Stream.of(Optional.of(from), heard, due)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(since.plus(allowed.get())).filter(now::isAfter);
    }

    private static Optional<Instant> due(
            Map.Entry<String, Schedule> schedule, ToLongFunction<String> received, Instant now) {
        return schedule.getValue().dueSince(received.applyAsLong(schedule.getKey()), now);
    }
}
