package org.pollwatch.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlanEntry;

/**
 * One line of the plan, with its window by the clock of the place.
 *
 * @param path of the place's area, or the area itself, up to the country
 */
record Due(PlanEntry entry, List<String> path, Instant from, Instant to) {

    /** @return the lines of the plan, by the beginning of their windows */
    static List<Due> of(Mission mission, Predicate<Due> which) {
        return mission.plan().stream()
                .map(it -> of(mission, it))
                .filter(which)
                .sorted(Comparator.comparing(Due::from).thenComparing(Due::to))
                .toList();
    }

    private static Due of(Mission mission, PlanEntry entry) {
        Optional<Place> place = mission.place(entry.about());
        String area = place.map(Place::area).orElse(entry.about());
        ZoneId zone = place.map(mission::zoneOf).orElseGet(() -> mission.areas().zone(area));
        LocalDate day = mission.card().electionDay();
        LocalDateTime from = entry.from().orElse(day.atStartOfDay());
        LocalDateTime to = entry.to().orElse(day.plusDays(1).atStartOfDay());
        return new Due(
                entry,
                mission.areas().path(area),
                from.atZone(zone).toInstant(),
                to.atZone(zone).toInstant());
    }

    static long expected(List<Due> lines) {
        return lines.stream().mapToLong(it -> it.entry().expected()).sum();
    }

    /** What came fills the lines in their order: the beginning of the first that has begun and is not full. */
    static Optional<Instant> since(List<Due> lines, long received, Instant now) {
        long left = received;
        for (Due line : lines) {
            left -= line.entry().expected();
            if (line.from().isAfter(now)) {
                return Optional.empty();
            }
            if (left < 0) {
                return Optional.of(line.from());
            }
        }
        return Optional.empty();
    }
}
