package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * A check's entry whose names are those of one form. Where something is wrong, what it gives is a stand-in.
 *
 * @param form its newest version
 */
record FormEntry(YamlMap map, Form form, CheckScope scope) {

    /** @return the id of a question that must be named and of a type */
    String question(String key, QuestionType type) {
        return question(key, article(type) + " " + EnumWords.of(type) + " question", it -> it.type() == type);
    }

    /** @param expectation what is expected, such as "a choice" */
    String question(String key, String expectation, Predicate<Question> fits) {
        return map.need(key).flatMap(it -> question(it, expectation, fits)).orElse("");
    }

    List<String> questions(String key, String expectation, Predicate<Question> fits) {
        return map.needList(key).stream()
                .flatMap(it -> question(it, expectation, fits).stream())
                .toList();
    }

    Optional<String> question(Scalar name, String expectation, Predicate<Question> fits) {
        Optional<Question> found = form.question(name.text());
        if (found.filter(fits).isPresent()) {
            return Optional.of(name.text());
        }
        return found.isEmpty() && !scope.isWhole() ? Optional.empty() : name.expected(expectation + of());
    }

    /** @return under which answers the check holds; empty if always */
    Optional<Condition> when() {
        Map<String, Question> questions = new HashMap<>();
        form.questions().forEach(it -> questions.put(it.id(), it));
        ConditionReader reader =
                new ConditionReader(form.subject(), it -> !scope.isWhole(), questions, "a question" + of());
        return map.findMap("when").flatMap(reader::read);
    }

    Condition needWhen() {
        if (!map.has("when")) {
            map.fault("when", "expected, but missing");
        }
        return when().orElse(new Condition.All(List.of()));
    }

    private static String article(QuestionType type) {
        return type == QuestionType.INTEGER || type == QuestionType.EVALUATION ? "an" : "a";
    }

    private String of() {
        return " of form " + form.id() + ", version " + form.version();
    }
}
