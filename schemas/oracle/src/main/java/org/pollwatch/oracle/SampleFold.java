package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.Sample;

/**
 * The quick count from the raw stations: the combined ratio estimator as textbooks write it (Cochran, Sampling Techniques,
 * 6.11). All numbers to six places; {@code n/a} where there is none.
 */
public final class SampleFold {
    private final Mission mission;
    private final List<Subject> subjects;

    SampleFold(Mission mission, List<Subject> subjects) {
        this.mission = mission;
        this.subjects = subjects;
    }

    /** What one station said: above the line and below it. */
    private record Said(String stratum, double y, double x) {}

    Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        if (mission.card().sample() != Sample.PROBABILITY) {
            return all;
        }
        Map<String, String> questions = mission.forms().stream()
                .flatMap(it -> it.questions().stream())
                .filter(it -> it.type() == org.pollwatch.mission.QuestionType.VOTES)
                .collect(Collectors.toMap(it -> it.contest().orElseThrow(), Question::id, (a, b) -> a));
        for (Contest contest : mission.ballot().contests()) {
            if (questions.containsKey(contest.id())) {
                all.put(contest.id(), contest(contest.id(), questions.get(contest.id())));
            }
        }
        mission.card().turnout().ifPresent(it -> all.put("turnout", turnout(it)));
        return all;
    }

    private Map<String, Object> contest(String contest, String question) {
        Map<String, Object> named = new TreeMap<>();
        named.put("stations", (long) said(contest, question, Optional.empty()).size());
        named.put("population", sum(stations(it -> !ballot(mission, contest, it).isEmpty())));
        for (Contestant one : mission.ballot().contestants(contest)) {
            estimate(
                    one.id(),
                    stations(it -> ballot(mission, contest, it).contains(one.id())),
                    said(contest, question, Optional.of(one.id())),
                    named);
        }
        return named;
    }

    private static Set<String> ballot(Mission mission, String contest, Place place) {
        return mission.ballot().contestants(contest, mission.areas().path(place.area())).stream()
                .map(Contestant::id)
                .collect(Collectors.toSet());
    }

    /** Of each station the latest report that has everyone on its ballot. */
    private List<Said> said(String contest, String question, Optional<String> contestant) {
        List<Said> all = new ArrayList<>();
        for (Subject at : subjects) {
            Optional<Place> station = at.mission().place(at.id()).filter(SampleFold::isSampled);
            Set<String> ballot =
                    station.map(it -> ballot(at.mission(), contest, it)).orElse(Set.of());
            if (!ballot.isEmpty() && contestant.map(ballot::contains).orElse(true)) {
                at.own().stream()
                        .map(it -> it.answers().get(question))
                        .filter(it -> it instanceof Answer.Votes votes
                                && votes.byContestant().keySet().equals(ballot))
                        .map(Answer.Votes.class::cast)
                        .reduce((earlier, later) -> later)
                        .ifPresent(votes -> all.add(new Said(
                                stratum(station.orElseThrow()),
                                contestant
                                        .map(it -> votes.byContestant().get(it))
                                        .orElse(0L),
                                votes.total())));
            }
        }
        return all;
    }

    private Map<String, Object> turnout(Mission.Turnout turnout) {
        List<Said> said = new ArrayList<>();
        for (Subject at : subjects) {
            Optional<Place> station =
                    at.mission().place(at.id()).filter(it -> isSampled(it) && it.registeredVoters() > 0);
            at.of(turnout.form()).stream()
                    .filter(it ->
                            station.isPresent() && it.number(turnout.question()).isPresent())
                    .reduce((earlier, later) -> later)
                    .ifPresent(it -> said.add(new Said(
                            stratum(station.orElseThrow()),
                            it.number(turnout.question()).getAsLong(),
                            station.get().registeredVoters())));
        }
        Map<String, Object> named = new TreeMap<>();
        Map<String, Long> stations = stations(it -> it.registeredVoters() > 0);
        named.put("stations", (long) said.size());
        named.put("population", sum(stations));
        estimate("voted", stations, said, named);
        return named;
    }

    private static boolean isSampled(Place it) {
        return it.kind() == PlaceKind.POLLING_STATION && !stratum(it).isEmpty();
    }

    private static String stratum(Place it) {
        return it.attributes().getOrDefault("stratum", "");
    }

    private Map<String, Long> stations(java.util.function.Predicate<Place> which) {
        return mission.places().stream()
                .filter(it -> isSampled(it) && which.test(it))
                .collect(Collectors.groupingBy(SampleFold::stratum, TreeMap::new, Collectors.counting()));
    }

    private static long sum(Map<String, Long> stations) {
        return stations.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @param population N of each stratum */
    private static void estimate(
            String name, Map<String, Long> population, List<Said> said, Map<String, Object> named) {
        Map<String, List<Said>> strata = said.stream().collect(Collectors.groupingBy(Said::stratum));
        boolean heard = population.keySet().stream().allMatch(strata::containsKey);
        double above = 0;
        double below = 0;
        for (Map.Entry<String, Long> stratum : population.entrySet()) {
            List<Said> some = strata.getOrDefault(stratum.getKey(), List.of());
            above += stratum.getValue()
                    * some.stream().mapToDouble(Said::y).average().orElse(0);
            below += stratum.getValue()
                    * some.stream().mapToDouble(Said::x).average().orElse(0);
        }
        double share = heard && below > 0 ? above / below : Double.NaN;
        double variance = 0;
        for (Map.Entry<String, Long> stratum : population.entrySet()) {
            variance += variance(stratum.getValue(), strata.getOrDefault(stratum.getKey(), List.of()), share);
        }
        double error = Math.sqrt(variance) / below;
        named.put(name + ".share", text(share));
        named.put(name + ".margin95", text(1.959963984540054 * error));
        named.put(name + ".margin99", text(2.5758293035489004 * error));
    }

    /** Of a stratum that was heard whole there is nothing to guess; of one station alone nothing is known. */
    private static double variance(long population, List<Said> said, double share) {
        int n = said.size();
        if (n >= population) {
            return share * 0;
        }
        double mean = said.stream()
                .mapToDouble(it -> it.y() - share * it.x())
                .average()
                .orElse(Double.NaN);
        double squares = said.stream()
                .mapToDouble(it -> Math.pow(it.y() - share * it.x() - mean, 2))
                .sum();
        return (double) population * population * (1 - (double) n / population) / n * squares / (n - 1);
    }

    private static String text(Double number) {
        return number == null || number.isNaN() || number.isInfinite()
                ? "n/a"
                : BigDecimal.valueOf(number)
                        .setScale(6, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** @return a published record in the oracle's form */
    public static Map<String, Object> of(QuickCount it) {
        Map<String, Object> named = new TreeMap<>();
        named.put("stations", it.getStations());
        named.put("population", it.getPopulation());
        it.getShares().forEach(share -> {
            named.put(share.getContestant() + ".share", text(share.getShare()));
            named.put(share.getContestant() + ".margin95", text(share.getMargin95()));
            named.put(share.getContestant() + ".margin99", text(share.getMargin99()));
        });
        return named;
    }
}
