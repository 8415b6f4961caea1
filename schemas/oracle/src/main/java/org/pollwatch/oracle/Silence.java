package org.pollwatch.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.PlanEntry;

/**
 * Who was not heard for longer than the mission allows, at the time that the clock told last. Of whom something is planned
 * is silent only while something is due; of whom nothing is planned, only who was heard before.
 */
final class Silence {
    private final Mission mission;
    private final Oracle oracle;
    private final List<Counted> counted;

    Silence(Oracle oracle) {
        this.mission = oracle.newest();
        this.oracle = oracle;
        this.counted = oracle.counted();
    }

    void raise(Raised raised) {
        for (Check check : mission.checks()) {
            if (check.rule() instanceof Rule.Silence rule) {
                rule.team().ifPresent(allowed -> teams().forEach(it -> raise(raised, check, it, allowed)));
                rule.region().ifPresent(allowed -> regions().forEach(it -> raise(raised, check, it, allowed)));
            }
        }
    }

    /**
     * A team or a region.
     *
     * @param heard when, last
     * @param has whether a report is one of those that count for it
     */
    private record Who(String name, Optional<Instant> heard, List<Due> planned, Predicate<Counted> has) {}

    private void raise(Raised raised, Check check, Who who, Duration allowed) {
        if (isSilent((Rule.Silence) check.rule(), who, allowed)) {
            String heard = who.heard().map(Instant::toString).orElse("never");
            raised.add(
                    check.id(),
                    who.name(),
                    List.of(
                            Raised.value("last_heard", "observed", heard),
                            Raised.value("allowed_minutes", "check", allowed.toMinutes())));
        }
    }

    private List<Who> teams() {
        TreeSet<String> all = new TreeSet<>();
        mission.plan().stream().flatMap(it -> it.team().stream()).forEach(all::add);
        oracle.accepted().stream().filter(Counted::byTeam).map(Counted::team).forEach(all::add);
        return all.stream().map(this::team).toList();
    }

    private Who team(String team) {
        Predicate<Counted> has = it -> it.team().equals(team);
        return new Who(
                "team|" + team,
                heard(has),
                Due.of(mission, it -> it.entry().team().equals(Optional.of(team))),
                has);
    }

    private List<Who> regions() {
        return mission.areas().all().stream()
                .filter(it -> mission.areas().path(it.id()).size() == 2)
                .map(Area::id)
                .map(this::area)
                .toList();
    }

    private Who area(String area) {
        Predicate<Counted> has = it -> it.path().contains(area);
        return new Who(
                "area|" + area, heard(has), Due.of(mission, it -> it.path().contains(area)), has);
    }

    private Optional<Instant> heard(Predicate<Counted> which) {
        return oracle.accepted().stream()
                .filter(it -> it.byTeam() && which.test(it))
                .map(Counted::receivedAt)
                .max(Instant::compareTo);
    }

    /** A district has its region's signal. */
    boolean hasNoSignal(String area) {
        List<String> path = mission.areas().path(area);
        Who who = area(path.get(Math.max(0, path.size() - 2)));
        return mission.checks().stream()
                .anyMatch(it -> it.rule() instanceof Rule.Silence rule
                        && rule.region()
                                .filter(allowed -> isSilent(rule, who, allowed))
                                .isPresent());
    }

    private boolean isSilent(Rule.Silence rule, Who who, Duration allowed) {
        Instant now = oracle.clock().orElse(Instant.MIN);
        if (now.isBefore(at(rule.from())) || now.isAfter(at(rule.to()))) {
            return false;
        }
        Optional<Instant> due =
                forms(who).flatMap(form -> due(who, form, now).stream()).min(Instant::compareTo);
        if (who.planned().isEmpty() ? who.heard().isEmpty() : due.isEmpty()) {
            return false;
        }
        Instant since = Stream.of(Optional.of(at(rule.from())), who.heard(), due)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElseThrow();
        return now.isAfter(since.plus(allowed));
    }

    private static Stream<String> forms(Who who) {
        return who.planned().stream().map(Due::entry).map(PlanEntry::form).distinct();
    }

    private Optional<Instant> due(Who who, String form, Instant now) {
        List<Due> lines = who.planned().stream()
                .filter(it -> it.entry().form().equals(form))
                .toList();
        long received = counted.stream()
                .filter(it -> it.form().id().equals(form) && who.has().test(it))
                .count();
        return Due.since(lines, received, now);
    }

    private Instant at(LocalTime time) {
        return ZonedDateTime.of(
                        mission.card().electionDay(), time, mission.card().zone())
                .toInstant();
    }
}
