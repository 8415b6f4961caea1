package org.pollwatch.headquarters.feed;

import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.avro.EffectiveAnswer;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.headquarters.board.Incident;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * Which questions of a form about incidents say what happened, how it is known and when. What happened is the choice that
 * is counted apart by another one ({@code by}); without such a pair they are the first two choices.
 */
record IncidentForm(Optional<String> kind, Optional<String> source, Optional<String> time) {

    static IncidentForm of(Form form) {
        List<Question> choices = form.questions().stream()
                .filter(it -> it.type() == QuestionType.CHOICE)
                .toList();
        Optional<Question> apart =
                choices.stream().filter(it -> it.by().isPresent()).findFirst();
        Optional<String> kind = apart.or(() -> choices.stream().findFirst()).map(Question::id);
        Optional<String> source = apart.flatMap(Question::by)
                .map(By::question)
                .or(() -> choices.stream().skip(1).findFirst().map(Question::id));
        Optional<String> time = form.questions().stream()
                .filter(it -> it.type() == QuestionType.TIME)
                .findFirst()
                .map(Question::id);
        return new IncidentForm(kind, source, time);
    }

    Incident read(EffectiveReport report) {
        return new Incident(
                report.getReportId(),
                report.getRevision(),
                report.getForm().intern(),
                report.getAreaPath().stream().map(String::intern).toList(),
                kind.flatMap(it -> word(report, it)),
                source.flatMap(it -> word(report, it)),
                time.flatMap(it -> word(report, it)),
                report.getHour().intern(),
                report.getObservedAt(),
                report.getReceivedAt(),
                report.getTeam().intern());
    }

    /** @return the substantive answer */
    private static Optional<String> word(EffectiveReport report, String question) {
        return report.getAnswers().stream()
                .filter(it -> it.getQuestion().equals(question))
                .map(EffectiveAnswer::getWords)
                .flatMap(List::stream)
                .filter(it -> !QuestionType.isUnsubstantive(it))
                .findFirst()
                .map(String::intern);
    }
}
