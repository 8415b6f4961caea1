package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Checks that the answers of named cases can be given. */
final class CaseRules {
    private final Set<String> areas;
    private final Faults faults;
    private final Map<String, PlaceKind> places = new HashMap<>();
    private final Map<String, Form> forms;
    private final Set<String> findings = new TreeSet<>(CheckReader.BUILT_IN);
    private final Map<String, Set<String>> contestants = new HashMap<>();

    CaseRules(MissionParts parts, Set<String> areas, Faults faults) {
        this.areas = areas;
        this.faults = faults;
        this.forms = parts.newest();
        parts.places().forEach(it -> places.put(it.value().id(), it.value().kind()));
        parts.checks().forEach(it -> findings.add(it.value().id()));
        parts.contestants().forEach(it -> contestants
                .computeIfAbsent(it.value().contest(), contest -> new HashSet<>())
                .add(it.value().id()));
    }

    void check(List<Located<NamedCase>> cases) {
        for (Located<NamedCase> located : cases) {
            NamedCase one = located.value();
            expect(located, findings.contains(one.finding()), "finding", "the id of a check", one.finding());
            Form form = forms.get(one.form());
            expect(located, form != null, "form", "one of " + String.join(", ", forms.keySet()), one.form());
            if (form != null) {
                about(located, form);
                Optional<Question> question = form.question(one.question());
                expect(located, question.isPresent(), "question", "a question of form " + form.id(), one.question());
                question.ifPresent(it -> answer(located, it));
            }
        }
    }

    private void about(Located<NamedCase> located, Form form) {
        String place = located.value().place();
        if (form.subject() == FormSubject.AREA) {
            expect(located, areas.contains(place), "place", "the id of an area", place);
        } else {
            PlaceKind kind = PlaceKind.valueOf(form.subject().name());
            expect(located, places.get(place) == kind, "place", "the id of a " + EnumWords.of(kind), place);
        }
    }

    private void answer(Located<NamedCase> located, Question question) {
        NamedCase one = located.value();
        boolean isRow = question.type() == QuestionType.PROTOCOLS;
        boolean isResult = isRow || question.type() == QuestionType.VOTES;
        present(located, isRow, "station", one.station(), question);
        present(located, isResult, "item", one.item(), question);
        present(located, isRow, "source", one.source(), question);
        one.station()
                .filter(it -> isRow)
                .ifPresent(it -> expect(
                        located,
                        places.get(it) == PlaceKind.POLLING_STATION,
                        "station",
                        "the id of a polling_station",
                        it));
        one.item()
                .filter(it -> isResult)
                .ifPresent(it -> expect(
                        located,
                        (isRow && ProtocolRow.TOTALS.contains(it)) || stands(question, it),
                        "item",
                        "a contestant of " + question.contest().orElse(""),
                        it));
        boolean isNumber = isResult || question.type() == QuestionType.INTEGER;
        boolean isWord = question.answers().isEmpty()
                ? !question.type().isAttached()
                : question.answers().contains(one.value());
        boolean fits = isNumber ? one.value().matches("[0-9]{1,9}") : isWord;
        expect(located, fits, "value", "an answer to question " + question.id(), one.value());
    }

    private boolean stands(Question question, String item) {
        return contestants.getOrDefault(question.contest().orElse(""), Set.of()).contains(item);
    }

    private void present(
            Located<NamedCase> located, boolean expected, String column, Optional<String> value, Question question) {
        if (value.isPresent() != expected) {
            faults.add(
                    located.at(),
                    column + ": expected " + (expected ? "a value" : "none") + ", since question " + question.id()
                            + " is of type " + EnumWords.of(question.type()));
        }
    }

    private void expect(Located<NamedCase> located, boolean holds, String column, String expectation, String got) {
        if (!holds && !got.isEmpty()) {
            faults.add(located.at(), column + ": expected " + expectation + ", got \"" + got + "\"");
        }
    }
}
