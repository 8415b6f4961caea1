package org.pollwatch.counting;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * Validates results: contestants must be on the place's own ballot, and a commission's rows must be polling stations, each
 * once. Figures may contradict each other; that is for the cross-checks.
 */
final class ResultsCheck {
    /** Sums over all reports of a mission must not run over a long. */
    private static final long LARGEST = 1_000_000_000;

    private final Report report;
    private final Mission mission;

    ResultsCheck(Report report, Mission mission) {
        this.report = report;
        this.mission = mission;
    }

    /** @param answer votes or protocols */
    void check(String field, Question question, Answer answer, List<Fault> faults) {
        boolean fits = answer instanceof Answer.Votes
                ? question.type() == QuestionType.VOTES
                : question.type() == QuestionType.PROTOCOLS;
        if (!fits) {
            faults.add(new Fault(field, Code.WRONG_TYPE, ReportCheck.expectation(question)));
        } else if (answer instanceof Answer.Votes given) {
            Set<String> known = mission.place(report.place())
                    .map(place -> contestants(question, place))
                    .orElse(Set.of());
            figures(field, known, given.byContestant(), faults);
            if (given.byContestant().isEmpty()) {
                faults.add(new Fault(field, Code.UNKNOWN_ANSWER, "votes of at least one contestant"));
            }
        } else {
            rows(field, question, ((Answer.Protocols) answer).rows(), faults);
        }
    }

    private void rows(String field, Question question, List<ProtocolRow> rows, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            ProtocolRow row = rows.get(i);
            String at = field + "[" + i + "]";
            Optional<Place> station = mission.place(row.place()).filter(it -> it.kind() == PlaceKind.POLLING_STATION);
            if (station.isEmpty()) {
                faults.add(new Fault(at + ".place", Code.UNKNOWN_PLACE, "the id of a polling station of the mission"));
            } else if (!seen.add(row.place())) {
                faults.add(new Fault(at + ".place", Code.UNKNOWN_ANSWER, "each station once"));
            } else {
                Set<String> known = new TreeSet<>(contestants(question, station.get()));
                known.addAll(ProtocolRow.TOTALS);
                figures(at + ".station", known, row.station(), faults);
                figures(at + ".commission", known, row.commission(), faults);
            }
        }
        if (rows.isEmpty()) {
            faults.add(new Fault(field, Code.UNKNOWN_ANSWER, "at least one station"));
        }
    }

    private Set<String> contestants(Question question, Place place) {
        Set<String> ids = new TreeSet<>();
        mission
                .ballot()
                .contestants(question.contest().orElseThrow(), mission.areas().path(place.area()))
                .stream()
                .map(Contestant::id)
                .forEach(ids::add);
        return ids;
    }

    private static void figures(String field, Set<String> known, SortedMap<String, Long> figures, List<Fault> faults) {
        if (!known.containsAll(figures.keySet())) {
            faults.add(new Fault(field, Code.UNKNOWN_CONTESTANT, "figures of " + String.join(", ", known) + " only"));
        }
        if (figures.values().stream().anyMatch(it -> it < 0 || it > LARGEST)) {
            faults.add(new Fault(field, Code.OUT_OF_RANGE, "whole numbers from 0 to " + LARGEST));
        }
    }
}
