package org.pollwatch.benchmark.load;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule.Mismatch;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/**
 * Pairs of reports that contradict each other: a station's protocol, and a commission's table that gives its first
 * contestant one vote less. Each pair is about a station of its own.
 */
public final class MismatchPairs {
    private static final long VOTES = 100;
    private static final long ID = 0x7061_6972_7061_4972L;

    private final Mission mission;
    private final Check check;
    private final Mismatch rule;
    private final List<Place> stations;
    private final List<Place> commissions;
    private final Instant observedAt;

    /** @throws IllegalArgumentException for a mission without a check of kind mismatch */
    public MismatchPairs(Mission mission) {
        this.mission = mission;
        this.check = mission.checks().stream()
                .filter(it -> it.rule() instanceof Mismatch)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the mission has no check of kind mismatch"));
        this.rule = (Mismatch) check.rule();
        this.stations = of(PlaceKind.POLLING_STATION);
        this.commissions = of(PlaceKind.COMMISSION);
        this.observedAt = mission.card()
                .electionDay()
                .atTime(LocalTime.of(21, 0))
                .atZone(mission.card().zone())
                .toInstant();
    }

    private List<Place> of(PlaceKind kind) {
        return mission.places().stream().filter(it -> it.kind() == kind).toList();
    }

    /** @return how many pairs there may be */
    public int most() {
        return stations.size();
    }

    /** @return the id of the finding that a pair raises */
    public String finding(int pair) {
        return check.id() + "|" + stations.get(pair).id() + "|" + rule.contest();
    }

    /** @return the report as a device sends it; which of the two comes first takes turns */
    public byte[] json(int pair, boolean second) {
        boolean counting = second == (pair % 2 == 1);
        Place station = stations.get(pair);
        String contestant = mission.ballot()
                .contestants(rule.contest(), mission.areas().path(station.area()))
                .get(0)
                .id();
        Answer answer = counting
                ? new Answer.Votes(Map.of(contestant, VOTES))
                : new Answer.Protocols(List.of(
                        new ProtocolRow(station.id(), new TreeMap<>(), new TreeMap<>(Map.of(contestant, VOTES - 1)))));
        Form form = mission.newest(counting ? rule.form() : rule.otherForm()).orElseThrow();
        String question = counting ? rule.votes() : rule.protocols();
        Map<String, Answer> answers = new TreeMap<>(Map.of(question, answer));
        form.question(question).orElseThrow().askIf().ifPresent(condition -> answers.putAll(thatHolds(condition)));
        String place = counting
                ? station.id()
                : commissions.get(pair % commissions.size()).id();
        String id = new UUID(ID, 2L * pair + (second ? 1 : 0)).toString();
        return ReportJson.write(new Report(id, 1, false, form.id(), form.version(), place, observedAt, answers));
    }

    private static Map<String, Answer> thatHolds(Condition condition) {
        if (condition instanceof Condition.AnswerIs is) {
            return Map.of(is.question(), Answer.word(first(is.answers())));
        }
        if (condition instanceof Condition.MoreThan more) {
            return Map.of(more.question(), Answer.amount(more.number() + 1));
        }
        Map<String, Answer> all = new TreeMap<>();
        if (condition instanceof Condition.All several) {
            several.conditions().forEach(it -> all.putAll(thatHolds(it)));
        }
        return all;
    }

    private static String first(Set<String> answers) {
        return answers.stream().sorted().findFirst().orElseThrow();
    }
}
