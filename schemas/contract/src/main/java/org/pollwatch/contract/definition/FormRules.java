package org.pollwatch.contract.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;

/**
 * A published form version may gain questions and change labels, categories and the range of its numbers. What a
 * question means, how it is answered and what is counted from it never changes: that needs a version of its own.
 */
final class FormRules {
    private final List<String> reasons = new ArrayList<>();

    private FormRules() {}

    /**
     * @param before every form version ever published
     * @return what must not be, one line each
     */
    static List<String> check(List<Form> before, Mission after) {
        FormRules rules = new FormRules();
        for (Form old : before) {
            after.form(old.id(), old.version()).ifPresent(form -> rules.compare(old, form));
        }
        return rules.reasons;
    }

    private void compare(Form old, Form form) {
        String name = "form " + old.id() + ", version " + old.version();
        if (old.phase() != form.phase()) {
            reasons.add(name + ": phase may not change, it was " + old.phase().word());
        }
        if (old.subject() != form.subject()) {
            reasons.add(name + ": place may not change");
        }
        for (Question question : old.questions()) {
            String where = name + ", question " + question.id();
            Optional<Question> found = form.question(question.id());
            if (found.isEmpty()) {
                reasons.add(where + ": may not be taken out; make a new version of the form");
            } else {
                compare(where, question, found.get());
            }
        }
    }

    private void compare(String where, Question old, Question question) {
        Map<String, Object> now = meaning(question);
        meaning(old).forEach((field, value) -> {
            if (!value.equals(now.get(field))) {
                reasons.add(where + ": " + field + " may not change; make a new version of the form");
            }
        });
    }

    private static Map<String, Object> meaning(Question question) {
        Map<String, Object> meaning = new LinkedHashMap<>();
        meaning.put("type", question.type());
        meaning.put(
                "options", question.options().stream().map(FormRules::meaning).toList());
        meaning.put("counted", question.counted());
        meaning.put("indicator", question.indicator());
        meaning.put("complement", question.complement());
        meaning.put("irregularity", question.irregularity());
        meaning.put("askIf", question.askIf());
        meaning.put("reading", question.reading());
        meaning.put("over", question.over());
        meaning.put("ratio", question.ratioOver());
        meaning.put("contest", question.contest());
        meaning.put("by", question.by());
        return meaning;
    }

    private static List<Object> meaning(Option option) {
        return List.of(option.id(), option.indicator());
    }
}
