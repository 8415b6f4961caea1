package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.By;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Reads the questions of one form, in order, and checks what they say about each other. */
final class QuestionsReader {
    private final FormSubject subject;
    private final Faults faults;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Question> earlier = new HashMap<>();
    private final Map<String, Located<Question>> questions = new LinkedHashMap<>();
    private final List<Located<AskedContest>> contests = new ArrayList<>();

    QuestionsReader(FormSubject subject, Faults faults) {
        this.subject = subject;
        this.faults = faults;
    }

    List<Question> read(List<YamlMap> entries) {
        for (YamlMap entry : entries) {
            entry.need("id").flatMap(it -> it.id(IdRule.WORD)).ifPresent(id -> add(id, entry.about("question " + id)));
        }
        resolveBy();
        checkRatios();
        checkIndicators();
        checkResults();
        return questions.values().stream().map(Located::value).toList();
    }

    private void add(String id, YamlMap entry) {
        entry.find("id");
        ConditionReader conditions = new ConditionReader(
                subject, Set.copyOf(lines.keySet())::contains, Map.copyOf(earlier), "an earlier question of the form");
        Optional.ofNullable(lines.putIfAbsent(id, entry.at().line()))
                .ifPresent(line -> entry.fault("id", "expected an id of its own, but line " + line + " has the same"));
        new QuestionReader(id, entry, conditions).read().ifPresent(question -> {
            questions.putIfAbsent(id, new Located<>(question, entry.at()));
            earlier.putIfAbsent(id, question);
            question.contest()
                    .ifPresent(it -> contests.add(new Located<>(new AskedContest(id, it), entry.at("contest"))));
        });
    }

    /** The other choice may stand below, so its options are known only now. */
    private void resolveBy() {
        for (Located<Question> located : List.copyOf(questions.values())) {
            Question question = located.value();
            question.by().map(By::question).ifPresent(name -> {
                Optional<Question> other = Optional.ofNullable(questions.get(name))
                        .map(Located::value)
                        .filter(it ->
                                it.type() == QuestionType.CHOICE && !it.id().equals(question.id()));
                if (other.isEmpty()) {
                    fault(located, "by: expected another choice of the form, got \"" + name + "\"");
                }
                Optional<By> by = other.map(it -> new By(name, it.answers()));
                questions.put(question.id(), new Located<>(with(question, by), located.at()));
            });
        }
    }

    private static Question with(Question it, Optional<By> by) {
        return new Question(
                it.id(),
                it.type(),
                it.label(),
                it.options(),
                it.counted(),
                it.indicator(),
                it.complement(),
                it.irregularity(),
                it.category(),
                it.askIf(),
                it.min(),
                it.max(),
                it.reading(),
                it.over(),
                it.ratioOver(),
                it.contest(),
                by);
    }

    private void checkResults() {
        for (Located<Question> located : questions.values()) {
            if (located.value().contest().isPresent() && subject == FormSubject.AREA) {
                fault(located, "type: a form about an area has no results");
            }
        }
    }

    /** @return which contests are asked for, and where that is written */
    List<Located<AskedContest>> contests() {
        return contests;
    }

    private void checkRatios() {
        for (Located<Question> question : questions.values()) {
            question.value().ratioOver().ifPresent(over -> {
                Optional<Question> other =
                        Optional.ofNullable(questions.get(over)).map(Located::value);
                boolean fits =
                        other.filter(it -> it.type() == QuestionType.INTEGER).isPresent()
                                && !over.equals(question.value().id());
                if (!fits) {
                    fault(question, "ratio: over: expected another integer question of the form, got \"" + over + "\"");
                }
            });
        }
    }

    private void checkIndicators() {
        Map<String, String> owners = new HashMap<>();
        for (Located<Question> question : questions.values()) {
            for (Indicator indicator : question.value().indicators()) {
                String owner = owners.putIfAbsent(indicator.id(), indicator.question());
                if (owner != null) {
                    fault(
                            question,
                            "indicator " + indicator.id() + ": expected one that is unique in the form, but question "
                                    + owner + " has it");
                }
            }
        }
    }

    private void fault(Located<Question> question, String message) {
        faults.add(question.at(), "question " + question.value().id() + ": " + message);
    }
}
