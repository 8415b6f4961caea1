package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/**
 * What the protocols of a random day say: votes by contestant that add up to the valid ones, and commissions' tables that
 * mostly repeat them. Each depends on the place alone, so that two teams at one station read the same.
 */
final class TrueResults {
    private static final int MOST_ROWS = 8;
    private static final double TAMPERED = 0.04;
    private static final double CONTESTANTS_DIFFER = 0.5;
    private static final double STATIONS_DIFFER = 0.2;

    private final Mission mission;
    private final StationBooks books;
    private final Dice dice;

    TrueResults(Mission mission, StationBooks books, Dice dice) {
        this.mission = mission;
        this.books = books;
        this.dice = dice;
    }

    /** @return empty where nobody stands in the contest at the station */
    Optional<Answer> votes(String contest, Place station) {
        SortedMap<String, Long> votes = byContestant(contest, station);
        return votes.isEmpty() ? Optional.empty() : Optional.of(new Answer.Votes(votes));
    }

    /**
     * @param counted ids of stations whose counts were observed: their rows come first
     * @return rows of some stations below the commission; empty where none has voted in the contest
     */
    Optional<Answer> table(String contest, Place commission, List<String> counted) {
        Dice own = dice.child("table/" + commission.id() + "/" + contest);
        List<Place> stations = books.below(commission).stream()
                .filter(station -> !contestants(contest, station).isEmpty())
                .toList();
        List<ProtocolRow> rows = Stream.concat(
                        stations.stream().filter(station -> counted.contains(station.id())),
                        own.shuffled(stations).stream().filter(station -> !counted.contains(station.id())))
                .limit(own.between(2, MOST_ROWS))
                .map(station -> row(contest, station))
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Answer.Protocols(rows));
    }

    private ProtocolRow row(String contest, Place station) {
        Dice own = dice.child("entered/" + station.id() + "/" + contest);
        SortedMap<String, Long> brought = byContestant(contest, station);
        SortedMap<String, Long> entered = new TreeMap<>(brought);
        if (own.chance(TAMPERED)) {
            reassign(entered, own);
        }
        Map<String, Long> totals = new TreeMap<>();
        ProtocolRow.TOTALS.forEach(word -> books.of(station).total(word).ifPresent(total -> totals.put(word, total)));
        brought.putAll(totals);
        entered.putAll(totals);
        return new ProtocolRow(station.id(), brought, entered);
    }

    /** Some of one contestant's votes go to the one who leads. */
    private static void reassign(Map<String, Long> votes, Dice own) {
        List<String> ranked = new ArrayList<>(votes.keySet());
        ranked.sort(Comparator.comparing(votes::get).reversed());
        if (ranked.size() > 1) {
            String from = ranked.get(1 + own.below(ranked.size() - 1));
            long moved = Math.max(1, Math.round(votes.get(from) * (0.2 + 0.6 * own.unit())));
            moved = Math.min(moved, votes.get(from));
            votes.merge(from, -moved, Long::sum);
            votes.merge(ranked.get(0), moved, Long::sum);
        }
    }

    private List<String> contestants(String contest, Place station) {
        return mission.ballot().contestants(contest, mission.areas().path(station.area())).stream()
                .map(Contestant::id)
                .toList();
    }

    private SortedMap<String, Long> byContestant(String contest, Place station) {
        List<String> standing = contestants(contest, station);
        Map<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (String contestant : standing) {
            double national = dice.child(contest + "/" + contestant).gaussian();
            double local =
                    dice.child(contest + "/" + contestant + "/" + station.id()).gaussian();
            double weight = StrictMath.exp(2 * CONTESTANTS_DIFFER * national + STATIONS_DIFFER * local);
            weights.put(contestant, weight);
            sum += weight;
        }
        long left = books.of(station).valid();
        SortedMap<String, Long> votes = new TreeMap<>();
        for (String contestant : standing) {
            double weight = weights.get(contestant);
            long own = sum <= 0 ? left : Math.min(left, Math.round(left * weight / sum));
            votes.put(contestant, own);
            left -= own;
            sum -= weight;
        }
        if (left > 0 && !standing.isEmpty()) {
            votes.merge(standing.get(0), left, Long::sum);
        }
        return votes;
    }
}
