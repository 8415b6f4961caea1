package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Reads {@code askIf} and {@code when}: a question's answers or number, a place's attribute, or all of several. */
final class ConditionReader {
    private static final int DEEPEST = 4;

    private final FormSubject subject;
    private final Predicate<String> excused;
    private final Map<String, Question> earlier;
    private final String expectation;

    /**
     * @param excused whether a question that is not among them goes without blame, since it could not be read
     * @param earlier the questions that may be asked about, those that stand above the one that is read
     * @param expectation what is expected where none of them is named
     */
    ConditionReader(FormSubject subject, Predicate<String> excused, Map<String, Question> earlier, String expectation) {
        this.subject = subject;
        this.excused = excused;
        this.earlier = earlier;
        this.expectation = expectation;
    }

    /** @return the condition; empty, with a fault, if it is none */
    Optional<Condition> read(YamlMap map) {
        return read(map, 1);
    }

    private Optional<Condition> read(YamlMap map, int depth) {
        try (map) {
            map.know("question", "place", "all");
            List<String> kinds =
                    Stream.of("question", "place", "all").filter(map::has).toList();
            if (kinds.size() != 1 || depth > DEEPEST) {
                map.fault("question", "expected exactly one of question, place, all");
                map.know("is", "moreThan");
                return Optional.empty();
            }
            return switch (kinds.get(0)) {
                case "question" -> question(map);
                case "place" -> place(map);
                default -> all(map, depth);
            };
        }
    }

    private Optional<Condition> all(YamlMap map, int depth) {
        List<Condition> conditions = new ArrayList<>();
        map.needMaps("all").forEach(entry -> read(entry, depth + 1).ifPresent(conditions::add));
        return Optional.of(new Condition.All(List.copyOf(conditions)));
    }

    private Optional<Condition> place(YamlMap map) {
        Set<String> values = words(map);
        Optional<Scalar> attribute = map.find("place");
        if (subject == FormSubject.AREA) {
            map.fault("place", "a form about an area has no place to ask about");
            return Optional.empty();
        }
        if (attribute.isEmpty() || !Place.ATTRIBUTES.contains(attribute.get().text())) {
            return attribute.flatMap(it -> it.expected("one of "
                    + String.join(", ", Place.ATTRIBUTES.stream().sorted().toList())));
        }
        String name = attribute.get().text();
        List<String> known = PlaceReader.WORDS.getOrDefault(name, List.copyOf(values));
        refuseUnknown(map, values, known);
        return Optional.of(new Condition.PlaceIs(name, values));
    }

    private Optional<Condition> question(YamlMap map) {
        map.know("is", "moreThan");
        Optional<Scalar> name = map.find("question");
        Optional<Question> about = name.map(Scalar::text).map(earlier::get);
        if (about.isEmpty()) {
            return name.filter(it -> !excused.test(it.text())).flatMap(it -> it.expected(expectation));
        }
        Question question = about.get();
        if (map.has("moreThan") == map.has("is")) {
            map.fault("question", "expected either is or moreThan beside it");
            return Optional.empty();
        }
        if (map.has("moreThan")) {
            return moreThan(map, question);
        }
        if (question.answers().isEmpty()) {
            map.fault("is", "question " + question.id() + " is answered with no words");
            return Optional.empty();
        }
        Set<String> answers = words(map);
        refuseUnknown(map, answers, withUnsubstantive(question));
        return Optional.of(new Condition.AnswerIs(question.id(), answers));
    }

    private static Optional<Condition> moreThan(YamlMap map, Question question) {
        if (question.type() != QuestionType.INTEGER) {
            map.fault("moreThan", "question " + question.id() + " is not answered with a number, expected is");
            return Optional.empty();
        }
        return map.find("moreThan")
                .flatMap(it -> it.number(0, QuestionReader.LARGEST_NUMBER))
                .map(number -> new Condition.MoreThan(question.id(), number));
    }

    private static List<String> withUnsubstantive(Question question) {
        List<String> answers = new ArrayList<>(question.answers());
        answers.add(QuestionType.NOT_OBSERVED);
        answers.add(QuestionType.NOT_APPLICABLE);
        return answers;
    }

    private static Set<String> words(YamlMap map) {
        if (!map.has("is")) {
            map.fault("is", "expected a list of answers");
        }
        Set<String> words = new LinkedHashSet<>();
        map.findList("is").forEach(it -> words.add(it.text()));
        return words;
    }

    private static void refuseUnknown(YamlMap map, Set<String> words, List<String> known) {
        for (String word : words) {
            if (!known.contains(word)) {
                map.fault("is", "expected some of " + String.join(", ", known) + ", got \"" + word + "\"");
            }
        }
    }
}
