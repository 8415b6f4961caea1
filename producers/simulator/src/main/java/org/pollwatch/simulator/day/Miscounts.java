package org.pollwatch.simulator.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.simulator.plan.Dice;

/** Wrong but valid results: a figure misread, a station left out, the votes of a station that the team took for another. */
final class Miscounts {
    private static final int FARTHEST = 90;

    private Miscounts() {}

    /** @return one contestant's votes are others */
    static Answer of(Answer.Votes given, Dice dice) {
        return new Answer.Votes(misread(given.byContestant(), dice));
    }

    /** @return one row less, or one row with another figure; never none */
    static Answer of(Answer.Protocols given, Dice dice) {
        List<ProtocolRow> rows = new ArrayList<>(given.rows());
        int index = dice.below(rows.size());
        ProtocolRow row = rows.get(index);
        if (rows.size() > 1 && dice.chance(0.3)) {
            rows.remove(index);
        } else {
            rows.set(index, new ProtocolRow(row.place(), row.station(), misread(row.commission(), dice)));
        }
        return new Answer.Protocols(rows);
    }

    private static SortedMap<String, Long> misread(SortedMap<String, Long> figures, Dice dice) {
        SortedMap<String, Long> other = new TreeMap<>(figures);
        if (!figures.isEmpty()) {
            String name = dice.pick(List.copyOf(figures.keySet()));
            other.merge(name, dice.between(-FARTHEST, FARTHEST), (was, off) -> Math.max(0, was + off));
        }
        return other;
    }

    /** @return the votes of those who stand at the place too; empty where nobody does */
    static Optional<Answer> at(Place place, Question question, Answer.Votes given, Mission mission) {
        Set<String> standing =
                mission
                        .ballot()
                        .contestants(
                                question.contest().orElseThrow(),
                                mission.areas().path(place.area()))
                        .stream()
                        .map(Contestant::id)
                        .collect(Collectors.toSet());
        SortedMap<String, Long> left = new TreeMap<>(given.byContestant());
        left.keySet().retainAll(standing);
        return left.isEmpty() ? Optional.empty() : Optional.of(new Answer.Votes(left));
    }
}
