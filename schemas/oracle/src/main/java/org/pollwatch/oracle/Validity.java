package org.pollwatch.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Whether a report that was good by one definition is good by another one. */
final class Validity {
    private final Report report;
    private final Mission mission;

    private Validity(Report report, Mission mission) {
        this.report = report;
        this.mission = mission;
    }

    static boolean holds(Report report, Mission mission) {
        Validity check = new Validity(report, mission);
        return mission.form(report.form(), report.formVersion())
                .filter(form -> check.isSubject(form) && check.answersFit(form))
                .isPresent();
    }

    private Optional<Place> place(Form form) {
        return form.subject() == FormSubject.AREA ? Optional.empty() : mission.place(report.place());
    }

    private boolean isSubject(Form form) {
        if (form.subject() == FormSubject.AREA) {
            return mission.areas().find(report.place()).isPresent();
        }
        return place(form)
                .filter(it -> it.kind().name().equals(form.subject().name()))
                .isPresent();
    }

    private boolean answersFit(Form form) {
        return report.answers().entrySet().stream().allMatch(it -> form.question(it.getKey())
                .filter(question -> Conditions.isAsked(question, report.answers(), place(form)))
                .filter(question -> fits(question, it.getValue()))
                .isPresent());
    }

    private boolean fits(Question question, Answer answer) {
        if (answer.equals(Answer.word("not_observed")) || answer.equals(Answer.word("not_applicable"))) {
            return true;
        }
        return switch (question.type()) {
            case INTEGER ->
                answer instanceof Answer.Amount it && it.amount() >= question.min() && it.amount() <= question.max();
            case VOTES ->
                answer instanceof Answer.Votes it
                        && !it.byContestant().isEmpty()
                        && standing(question, report.place())
                                .containsAll(it.byContestant().keySet());
            case PROTOCOLS ->
                answer instanceof Answer.Protocols it && !it.rows().isEmpty() && rowsFit(question, it.rows());
            case TEXT, PHOTO -> answer instanceof Answer.Attachment;
            case TIME -> answer instanceof Answer.Words;
            default -> answer instanceof Answer.Words it && wordsFit(question, it.words());
        };
    }

    private static boolean wordsFit(Question question, List<String> words) {
        boolean one = words.size() == 1;
        boolean several = question.type() == QuestionType.CHOICES && !words.contains("none");
        return (one || several) && question.answers().containsAll(words);
    }

    private boolean rowsFit(Question question, List<ProtocolRow> rows) {
        Set<String> seen = new HashSet<>();
        return rows.stream()
                .allMatch(row -> seen.add(row.place())
                        && mission.place(row.place())
                                .filter(it -> it.kind() == PlaceKind.POLLING_STATION)
                                .isPresent()
                        && known(question, row.place(), row.station())
                        && known(question, row.place(), row.commission()));
    }

    private boolean known(Question question, String station, SortedMap<String, Long> figures) {
        Set<String> known = standing(question, station);
        known.addAll(ProtocolRow.TOTALS);
        return known.containsAll(figures.keySet());
    }

    private Set<String> standing(Question question, String station) {
        Set<String> ids = new HashSet<>();
        List<String> path = mission.place(station)
                .map(it -> mission.areas().path(it.area()))
                .orElse(List.of());
        mission.ballot().contestants(question.contest().orElseThrow(), path).stream()
                .map(Contestant::id)
                .forEach(ids::add);
        return ids;
    }
}
