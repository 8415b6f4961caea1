package org.pollwatch.contract.mission;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Reads the rules about answers in words. */
final class AnswerRules {

    private AnswerRules() {}

    static Rule answers(FormEntry entry) {
        return new Rule.Answers(entry.form().id(), entry.needWhen());
    }

    static Rule evaluation(FormEntry entry) {
        String question = entry.question("question", QuestionType.EVALUATION);
        Set<String> good = new LinkedHashSet<>();
        for (Scalar word : entry.map().needList("good")) {
            Set<String> known = entry.form()
                    .question(question)
                    .map(it -> (Set<String>) new LinkedHashSet<>(it.answers()))
                    .orElse(Set.of(word.text()));
            if (known.contains(word.text())) {
                good.add(word.text());
            } else {
                word.expected("some of " + String.join(", ", known));
            }
        }
        return new Rule.Evaluation(
                entry.form().id(),
                question,
                good,
                entry.questions("against", "a question with counted answers", AnswerRules::isFlagged));
    }

    private static boolean isFlagged(Question question) {
        return !question.counted().isEmpty() || question.type() == QuestionType.CHOICES;
    }

    static Rule contradiction(FormEntry entry) {
        return new Rule.Contradiction(
                entry.form().id(),
                entry.questions("questions", "a yes_no question", it -> it.type() == QuestionType.YES_NO),
                entry.map().need("within").flatMap(Scalar::duration).orElse(Duration.ZERO));
    }

    static Rule evidence(FormEntry entry) {
        String kind = entry.question("question", QuestionType.CHOICE);
        return new Rule.Evidence(
                entry.form().id(),
                kind,
                entry.question(
                        "source",
                        "another choice question",
                        it -> it.type() == QuestionType.CHOICE && !it.id().equals(kind)));
    }
}
