package org.pollwatch.browser.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;

/** A form's conditions as the gateway writes them for phones. */
final class Conditions {
    private Conditions() {}

    static List<Map<String, Object>> of(Form form) {
        return form.questions().stream()
                .map(question -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", question.id());
                    question.askIf().ifPresent(it -> json.put("askIf", condition(it)));
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> condition(Condition condition) {
        if (condition instanceof Condition.AnswerIs is) {
            return Map.of("question", is.question(), "is", is.answers());
        }
        if (condition instanceof Condition.MoreThan more) {
            return Map.of("question", more.question(), "moreThan", more.number());
        }
        if (condition instanceof Condition.PlaceIs is) {
            return Map.of("place", is.attribute(), "is", is.values());
        }
        return Map.of(
                "all",
                ((Condition.All) condition)
                        .conditions().stream().map(Conditions::condition).toList());
    }
}
