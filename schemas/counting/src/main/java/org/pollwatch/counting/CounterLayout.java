package org.pollwatch.counting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * Which slot of a tally counts what, for one form over all its versions. Grows only at the end, so a vector counted under
 * an older definition keeps its meaning under a newer one.
 */
public final class CounterLayout {
    /** Effective reports. */
    public static final int REPORTS = 0;

    /** Distinct places with an effective report. */
    public static final int PLACES = 1;

    /** Effective reports with other content under their revision, undecided. */
    public static final int CONFLICTS = 2;

    private static final int FIRST_FREE = 3;

    private final Map<String, QuestionSlots> questions;
    private final List<Figure> figures;
    private final List<AnswerSlot> answers;
    private final int size;
    private final Map<Form, CountingPlan> plans = new ConcurrentHashMap<>(); // by identity; only remembers

    private CounterLayout(Map<String, QuestionSlots> questions, int size) {
        this.questions = Collections.unmodifiableMap(questions);
        this.figures = questions.values().stream()
                .flatMap(question -> question.indicators().stream().map(it -> new Figure(question, it)))
                .sorted(Comparator.comparing(it -> it.indicator().indicator().id()))
                .toList();
        this.answers = questions.values().stream()
                .flatMap(question -> question.answers().entrySet().stream()
                        .map(it -> new AnswerSlot(question.id(), it.getKey(), it.getValue())))
                .sorted(Comparator.comparing(AnswerSlot::question).thenComparing(AnswerSlot::answer))
                .toList();
        this.size = size;
    }

    /** A form of which nothing is known yet. */
    static final CounterLayout EMPTY = new CounterLayout(Map.of(), FIRST_FREE);

    /** @return this layout and, behind it, slots for whatever the form has that no version before it had */
    CounterLayout with(Form form) {
        Map<String, QuestionSlots> all = new LinkedHashMap<>(questions);
        Slots free = new Slots(size);
        form.questions()
                .forEach(question -> all.compute(
                        question.id(),
                        (id, old) -> old == null ? QuestionSlots.of(question, free) : old.with(question, free)));
        return new CounterLayout(all, free.next);
    }

    /** @return how many slots there are */
    public int size() {
        return size;
    }

    /** @param form of a revision that this layout was folded over */
    CountingPlan plan(Form form) {
        return plans.computeIfAbsent(form, it -> CountingPlan.of(it, this));
    }

    QuestionSlots question(String id) {
        return questions.get(id);
    }

    Collection<QuestionSlots> questions() {
        return questions.values();
    }

    /** @return every indicator with its question, sorted by the indicator's id */
    List<Figure> figures() {
        return figures;
    }

    /** @return the counter of every answer in words, sorted by question and answer */
    List<AnswerSlot> answers() {
        return answers;
    }

    /** An indicator and the question that it is counted from. */
    record Figure(QuestionSlots question, IndicatorSlots indicator) {}

    /** Where it is counted how often an answer was given. */
    record AnswerSlot(String question, String answer, int slot) {}

    /** Hands out slots, one after the other. */
    static final class Slots {
        private int next;

        Slots(int next) {
            this.next = next;
        }

        int take() {
            return next++;
        }
    }

    /** The slots of one question. */
    record QuestionSlots(
            String id,
            int notObserved,
            int notApplicable,
            int notAsked,
            int missing,
            int numbers,
            int sum,
            Map<String, Integer> answers,
            List<IndicatorSlots> indicators) {

        private static QuestionSlots of(Question question, Slots free) {
            QuestionSlots bare = new QuestionSlots(
                    question.id(),
                    free.take(),
                    free.take(),
                    free.take(),
                    free.take(),
                    free.take(),
                    free.take(),
                    Map.of(),
                    List.of());
            return bare.with(question, free);
        }

        /** A later version may bring options that an earlier one had not. */
        private QuestionSlots with(Question question, Slots free) {
            Map<String, Integer> knownAnswers = new LinkedHashMap<>(answers);
            question.answers().forEach(answer -> knownAnswers.computeIfAbsent(answer, it -> free.take()));
            List<IndicatorSlots> knownIndicators = new ArrayList<>(indicators);
            Map<String, IndicatorSlots> byId = new HashMap<>();
            indicators.forEach(it -> byId.put(it.indicator().id(), it));
            for (Indicator indicator : question.indicators()) {
                IndicatorSlots known = byId.get(indicator.id());
                if (known == null) {
                    knownIndicators.add(
                            new IndicatorSlots(indicator, free.take(), free.take(), free.take(), free.take()));
                } else {
                    knownIndicators.set(knownIndicators.indexOf(known), known.labelled(indicator));
                }
            }
            return new QuestionSlots(
                    id,
                    notObserved,
                    notApplicable,
                    notAsked,
                    missing,
                    numbers,
                    sum,
                    Collections.unmodifiableMap(knownAnswers),
                    List.copyOf(knownIndicators));
        }

        int unsubstantive(String word) {
            return word.equals(QuestionType.NOT_OBSERVED) ? notObserved : notApplicable;
        }
    }

    /** The slots of one indicator. */
    record IndicatorSlots(Indicator indicator, int applicable, int flagged, int placesApplicable, int placesFlagged) {

        private IndicatorSlots labelled(Indicator newer) {
            return new IndicatorSlots(newer, applicable, flagged, placesApplicable, placesFlagged);
        }
    }
}
