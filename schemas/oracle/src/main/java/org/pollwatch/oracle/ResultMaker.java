package org.pollwatch.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Random protocols on each station's own ballot, of so few numbers that two of them often agree. */
record ResultMaker(Mission mission, Random random) {
    private static final int MOST_ROWS = 3;
    private static final int STEP = 40;

    /** @return empty where nobody stands, or no station is known */
    Optional<Answer> answer(Question question, Optional<String> place, List<String> stations) {
        if (question.type() == QuestionType.VOTES) {
            Map<String, Long> votes = figures(standing(question, place.orElseThrow()), random.nextBoolean());
            return votes.isEmpty() ? Optional.empty() : Optional.of(new Answer.Votes(votes));
        }
        List<String> some = new ArrayList<>(stations);
        Collections.shuffle(some, random);
        List<ProtocolRow> rows = some.stream()
                .limit(1 + random.nextInt(MOST_ROWS))
                .map(it -> row(question, it))
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Answer.Protocols(rows));
    }

    private ProtocolRow row(Question question, String station) {
        List<String> known = new ArrayList<>(standing(question, station));
        known.addAll(List.of("voted", "valid", "invalid"));
        TreeMap<String, Long> brought = figures(known, random.nextBoolean());
        TreeMap<String, Long> entered = random.nextBoolean() ? brought : figures(known, random.nextBoolean());
        return new ProtocolRow(station, brought, entered);
    }

    private List<String> standing(Question question, String station) {
        List<String> path =
                mission.areas().path(mission.place(station).orElseThrow().area());
        return mission.ballot().contestants(question.contest().orElseThrow(), path).stream()
                .map(Contestant::id)
                .toList();
    }

    private TreeMap<String, Long> figures(List<String> ids, boolean whole) {
        TreeMap<String, Long> figures = new TreeMap<>();
        ids.stream()
                .filter(it -> whole || random.nextInt(3) != 0)
                .forEach(it -> figures.put(it, (long) random.nextInt(3) * STEP));
        return figures;
    }
}
