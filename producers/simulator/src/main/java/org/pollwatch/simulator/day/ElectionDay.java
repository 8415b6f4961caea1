package org.pollwatch.simulator.day;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.plan.Dice;
import org.pollwatch.simulator.plan.PlannedReport;

/**
 * A day as the gateway sees it: every request of every team, by time, and what real life did to it. When all have
 * arrived, in whatever order, exactly the planned reports stand.
 *
 * @param planned how many reports stand at the end
 * @param sendings by time
 * @param injected how often each thing went wrong
 */
public record ElectionDay(int planned, List<Sending> sendings, Map<Injection, Long> injected) {
    public ElectionDay {
        sendings = List.copyOf(sendings);
        injected = Collections.unmodifiableMap(new EnumMap<>(injected));
    }

    /** @return the same day for the same plan, seed and noise */
    public static ElectionDay of(MissionFiles files, List<PlannedReport> plan, long seed, Noise noise) {
        return new DayWriter(files, Dice.of(seed).child("day/" + files.mission().id()), noise).write(plan);
    }

    /** @return how many reports are sent, all repetitions counted */
    public long submissions() {
        return sendings.stream().mapToLong(sending -> sending.reports().size()).sum();
    }

    /** @return from the first request to the last, in the day's own time */
    public Duration span() {
        return sendings.isEmpty()
                ? Duration.ZERO
                : Duration.between(
                        sendings.get(0).at(), sendings.get(sendings.size() - 1).at());
    }
}
