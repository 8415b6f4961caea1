package org.pollwatch.simulator.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.SeriesEntry;
import org.pollwatch.mission.Check;

/**
 * How many vote on a random day, and by when. A region's turnout is the announced one where the mission's files have one,
 * but in one region of six it is not.
 */
final class TrueTurnout {
    private static final double TYPICAL = 0.65;
    private static final double DISCREPANCY = 0.09;
    private static final double DISCREPANT = 1 / 6.0;
    private static final double STATIONS_DIFFER = 0.05;

    /** Share of the day's voters by the hours since the polls opened: 23 % after three hours, 90 % after eleven. */
    private static final NavigableMap<Double, Double> COURSE =
            new TreeMap<>(Map.of(0.0, 0.0, 3.0, 0.23, 7.0, 0.6, 11.0, 0.9, 13.0, 1.0));

    private static final LocalTime OPENING = LocalTime.of(7, 0);

    private final Map<String, Double> announced;
    private final Dice dice;

    TrueTurnout(MissionFiles files, Dice dice) {
        this.dice = dice;
        List<String> series = files.mission().checks().stream()
                .map(Check::rule)
                .filter(Check.Rule.SeriesShare.class::isInstance)
                .map(rule -> ((Check.Rule.SeriesShare) rule).series())
                .toList();
        this.announced = files.series().stream()
                .filter(entry -> series.contains(entry.series()) && entry.hour().isEmpty())
                .filter(entry -> share(entry).isPresent())
                .collect(Collectors.toMap(
                        SeriesEntry::area, entry -> share(entry).orElseThrow(), (a, b) -> a));
    }

    private static Optional<Double> share(SeriesEntry entry) {
        if (entry.amount().isPresent() && entry.of().isPresent()) {
            return Optional.of((double) entry.amount().getAsLong() / entry.of().getAsLong());
        }
        return entry.percent().map(BigDecimal::doubleValue).map(percent -> percent / 100);
    }

    /**
     * @param path the areas of the station up to the country
     * @param region the one just below the country
     * @return from 0 to 1
     */
    double of(String station, List<String> path, String region) {
        double expected = path.stream()
                .filter(announced::containsKey)
                .map(announced::get)
                .findFirst()
                .orElse(TYPICAL);
        Dice own = dice.child("region/" + region);
        double off = own.chance(DISCREPANT) ? DISCREPANCY : 0.01 * own.gaussian();
        double value = expected
                - off
                + STATIONS_DIFFER * dice.child("station/" + station).gaussian();
        return Math.max(0.1, Math.min(0.95, value));
    }

    /** @return the share of the day's voters who have voted by then; all after the close */
    static double course(LocalDateTime at, LocalDateTime electionDay) {
        Duration since = Duration.between(electionDay.with(OPENING), at);
        double hours = since.toMinutes() / 60.0;
        Map.Entry<Double, Double> before = COURSE.floorEntry(hours);
        Map.Entry<Double, Double> after = COURSE.ceilingEntry(hours);
        if (before == null) {
            return 0;
        }
        if (after == null) {
            return 1;
        }
        double span = after.getKey() - before.getKey();
        return span == 0
                ? before.getValue()
                : before.getValue() + (after.getValue() - before.getValue()) * (hours - before.getKey()) / span;
    }
}
