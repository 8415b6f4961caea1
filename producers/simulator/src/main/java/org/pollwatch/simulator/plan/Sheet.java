package org.pollwatch.simulator.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** A form being filled at a visit. Two sheets are never equal, however alike their answers. */
final class Sheet {
    private final Visit visit;
    private final Map<String, Answer> answers = new TreeMap<>();

    Sheet(Visit visit) {
        this.visit = visit;
    }

    Visit visit() {
        return visit;
    }

    Map<String, Answer> answers() {
        return Collections.unmodifiableMap(answers);
    }

    boolean asks(Question question) {
        return AskIf.isAsked(question, answers, visit.place());
    }

    void put(Question question, Answer answer) {
        answers.put(question.id(), answer);
    }

    void putNotObserved(Question question) {
        put(question, Answer.word(QuestionType.NOT_OBSERVED));
    }

    /** @return how many questions of the form the answers given so far ask */
    long askedQuestions() {
        return visit.form().questions().stream().filter(this::asks).count();
    }

    PlannedReport report(String reportId) {
        Report report = new Report(
                reportId, 1, false, visit.form().id(), visit.form().version(), visit.subject(), visit.at(), answers);
        return new PlannedReport(visit.team(), report);
    }
}
