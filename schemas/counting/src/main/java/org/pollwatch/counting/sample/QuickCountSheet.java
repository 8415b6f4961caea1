package org.pollwatch.counting.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.sample.QuickCountFigures.Share;
import org.pollwatch.counting.sample.RatioEstimate.Stratum;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Sample;

/**
 * The quick count of a mission with a probability sample: shares with margins from the cells that
 * {@link SampleReadings} fills. Margins are 1.96 and 2.576 standard errors, the normal distribution's quantiles, which are
 * good for samples of some dozens of stations and more. Holds the number of stations by stratum; worth keeping for as long
 * as the mission's revision stands.
 */
public final class QuickCountSheet {
    private static final double Z95 = 1.959963984540054;
    private static final double Z99 = 2.5758293035489004;
    private static final int MOST_REASONS = 5;

    private final Map<String, Map<String, SortedMap<String, Long>>> populations = new LinkedHashMap<>();

    /** @throws IllegalArgumentException for a mission that has no quick count, with the {@link #refusal} */
    public QuickCountSheet(Mission mission) {
        refusal(mission).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        SamplePlan plan = new SamplePlan(mission);
        for (String contest : plan.contests()) {
            Map<String, SortedMap<String, Long>> stations = contest(contest);
            mission.ballot().contestants(contest).stream()
                    .map(Contestant::id)
                    .forEach(it -> stations.put(it, new TreeMap<>()));
        }
        mission.card().turnout().ifPresent(it -> contest(SampleKey.TURNOUT).put(SampleKey.VOTED, new TreeMap<>()));
        mission.places().forEach(place -> SamplePlan.stratum(place).ifPresent(stratum -> {
            plan.contests().forEach(contest -> add(contest, stratum, plan.onBallot(contest, place)));
            if (mission.card().turnout().isPresent() && place.registeredVoters() > 0) {
                add(SampleKey.TURNOUT, stratum, List.of(SampleKey.VOTED));
            }
        }));
    }

    private Map<String, SortedMap<String, Long>> contest(String contest) {
        Map<String, SortedMap<String, Long>> stations = new LinkedHashMap<>();
        stations.put(SampleKey.ANY, new TreeMap<>());
        populations.put(contest, stations);
        return stations;
    }

    private void add(String contest, String stratum, List<String> contestants) {
        if (contestants.isEmpty()) {
            return;
        }
        populations.get(contest).get(SampleKey.ANY).merge(stratum, 1L, Long::sum);
        contestants.forEach(it -> populations.get(contest).get(it).merge(stratum, 1L, Long::sum));
    }

    /** @return why the mission has no quick count, in English; empty if it has one */
    public static Optional<String> refusal(Mission mission) {
        if (mission.card().observation() == Mission.Observation.LIMITED) {
            return Optional.of("a limited mission has counts and never a rate");
        }
        if (mission.card().sample() != Sample.PROBABILITY) {
            return Optional.of(
                    "the mission has no probability sample (mission.yaml: sample): stations chosen by teams and"
                            + " routes say nothing about the others");
        }
        boolean hasStrata =
                mission.places().stream().anyMatch(it -> SamplePlan.stratum(it).isPresent());
        return hasStrata
                ? Optional.empty()
                : Optional.of("no polling station has a stratum (places.csv: stratum), so none is of the sample");
    }

    /** @return what is estimated: the contests whose votes are asked for, in the order of the ballot, and turnout */
    public Set<String> contests() {
        return new LinkedHashSet<>(populations.keySet());
    }

    /**
     * @param contest one of {@link #contests}
     * @param cells the sum of all places' readings; what is absent counts nothing
     * @throws IllegalArgumentException for a contest that is not estimated
     */
    public QuickCountFigures of(String contest, Map<SampleKey, Counters> cells) {
        Map<String, SortedMap<String, Long>> byContestant = populations.get(contest);
        if (byContestant == null) {
            throw new IllegalArgumentException("contest " + contest + ": expected one of " + populations.keySet());
        }
        List<Share> shares = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        byContestant.forEach((contestant, stations) -> {
            if (!contestant.equals(SampleKey.ANY)) {
                RatioEstimate estimate = RatioEstimate.of(strata(contest, contestant, cells));
                shares.add(new Share(
                        contestant,
                        estimate.share(),
                        times(estimate.standardError(), Z95),
                        times(estimate.standardError(), Z99)));
                reasons.addAll(estimate.reasons());
            }
        });
        SortedMap<String, Stratum> all = strata(contest, SampleKey.ANY, cells);
        return new QuickCountFigures(
                contest,
                all.values().stream().mapToLong(it -> it.heard().stations()).sum(),
                all.values().stream().mapToLong(Stratum::population).sum(),
                shares,
                text(reasons));
    }

    private SortedMap<String, Stratum> strata(String contest, String contestant, Map<SampleKey, Counters> cells) {
        SortedMap<String, Stratum> strata = new TreeMap<>();
        populations.get(contest).get(contestant).forEach((stratum, population) -> {
            Counters heard = cells.getOrDefault(new SampleKey(contest, contestant, stratum), Counters.NONE);
            strata.put(stratum, new Stratum(population, SampleCell.of(heard)));
        });
        return strata;
    }

    private static OptionalDouble times(OptionalDouble standardError, double z) {
        return standardError.isPresent() ? OptionalDouble.of(z * standardError.getAsDouble()) : standardError;
    }

    private static String text(Set<String> reasons) {
        String first = String.join("; ", reasons.stream().limit(MOST_REASONS).toList());
        return reasons.size() > MOST_REASONS ? first + "; and " + (reasons.size() - MOST_REASONS) + " more" : first;
    }
}
