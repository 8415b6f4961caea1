package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;

/**
 * Fills the sheets of one form so that they come to its targets exactly. Question after question, a gate before what it
 * opens; what no target speaks of is not observed, unless a target behind it needs the gate open.
 */
final class AnswerPlan {
    private final FormTargets targets;
    private final Form form;
    private final List<Sheet> sheets;
    private final Anchors anchors;
    private final Planted planted;
    private final Leaning leaning;
    private final Dice dice;
    private final Map<Sheet, Double> rank = new HashMap<>();

    private AnswerPlan(
            FormTargets targets, List<Sheet> sheets, Anchors anchors, Planted planted, Leaning leaning, Dice dice) {
        this.targets = targets;
        this.form = targets.form();
        this.sheets = sheets;
        this.anchors = anchors;
        this.planted = planted;
        this.leaning = leaning;
        this.dice = dice;
        sheets.forEach(sheet -> rank.put(sheet, dice.unit()));
    }

    /** @throws PlanException if the targets and cases contradict each other or the questions' conditions */
    static void fill(
            FormTargets targets, List<Sheet> sheets, Anchors anchors, Planted planted, Leaning leaning, Dice dice) {
        AnswerPlan plan = new AnswerPlan(targets, sheets, anchors, planted, leaning, dice);
        plan.inOrder().forEach(plan::answer);
        plan.checkCases();
    }

    private Set<Question> inOrder() {
        Set<Question> ordered = new LinkedHashSet<>();
        form.questions().forEach(question -> place(question, ordered, new ArrayList<>()));
        return ordered;
    }

    private void place(Question question, Set<Question> ordered, List<String> above) {
        if (above.contains(question.id())) {
            throw new PlanException("form " + form.id() + ": the conditions of " + question.id() + " form a circle");
        }
        above.add(question.id());
        List<String> before = new ArrayList<>();
        AskIf.conditions(question).flatMap(it -> AskIf.gate(it).stream()).forEach(before::add);
        question.ratioOver().ifPresent(before::add);
        Subsets.around(form, question).map(Question::id).forEach(before::add);
        before.stream().flatMap(id -> form.question(id).stream()).forEach(it -> place(it, ordered, above));
        above.remove(question.id());
        ordered.add(question);
    }

    private void answer(Question question) {
        Dice own = dice.child(question.id());
        List<Sheet> asked = asked(question);
        switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> words(question, asked, own);
            case CHOICES -> ChoiceShare.fill(targets, question, asked, leaning, own);
            case INTEGER -> NumberShare.fill(targets, question, asked, planted, leaning, own);
            case TIME, VOTES, PROTOCOLS, TEXT, PHOTO -> {}
        }
        asked.stream()
                .filter(sheet -> !sheet.answers().containsKey(question.id()))
                .forEach(sheet -> planted.answer(sheet, question).ifPresent(answer -> sheet.put(question, answer)));
        openGate(question, asked, own);
        asked.stream()
                .filter(sheet -> !sheet.answers().containsKey(question.id()))
                .forEach(sheet -> sheet.putNotObserved(question));
    }

    /** @return those that ask the question: first where a figure names the place, then where most else is asked */
    private List<Sheet> asked(Question question) {
        Set<String> bound = new HashSet<>(anchors.mustFlag(question));
        bound.addAll(anchors.mustNotFlag(question));
        bound.addAll(anchors.needed(question));
        long needed = needed(question);
        boolean someOnly = needed > 0 && needed < sheets.size();
        record Candidate(Sheet sheet, boolean bound, long questions, double rank) {}
        return sheets.stream()
                .filter(sheet -> sheet.asks(question))
                .map(sheet -> new Candidate(
                        sheet,
                        bound.contains(sheet.visit().subject()),
                        someOnly ? sheet.askedQuestions() : 0,
                        rank.get(sheet)))
                .sorted(Comparator.comparing(Candidate::bound)
                        .thenComparing(Candidate::questions)
                        .reversed()
                        .thenComparing(Candidate::rank))
                .map(Candidate::sheet)
                .toList();
    }

    private void words(Question question, List<Sheet> asked, Dice own) {
        List<Target> ofQuestion = targets.of(question, Indicator.Kind.COUNTED, Indicator.Kind.COMPLEMENT);
        if (!ofQuestion.isEmpty()) {
            Optional<Set<Sheet>> within = Subsets.around(form, question)
                    .filter(outer -> !targets.of(outer, Indicator.Kind.COUNTED).isEmpty())
                    .findFirst()
                    .map(outer -> Subsets.flagged(outer, sheets));
            WordShare.of(targets, question, ofQuestion).fill(question, asked, anchors, planted, within, leaning, own);
        }
    }

    /** Where no target speaks of a gate, but one of what it opens, it is opened as often as that needs. */
    private void openGate(Question gate, List<Sheet> asked, Dice own) {
        for (Question behind : form.questions()) {
            Set<String> named = anchors.needed(behind);
            AskIf.conditions(behind)
                    .filter(condition -> AskIf.gate(condition).equals(Optional.of(gate.id())))
                    .forEach(condition -> {
                        asked.stream()
                                .filter(sheet -> !sheet.answers().containsKey(gate.id()))
                                .filter(sheet -> named.contains(sheet.visit().subject()))
                                .forEach(sheet -> sheet.put(gate, opening(gate, condition, own)));
                        asked.stream()
                                .filter(sheet -> !sheet.answers().containsKey(gate.id()))
                                .limit(missing(behind, asked, gate))
                                .forEach(sheet -> sheet.put(gate, opening(gate, condition, own)));
                    });
        }
    }

    private void checkCases() {
        for (String place : planted.places(form.id())) {
            boolean told = sheets.stream()
                    .anyMatch(sheet -> sheet.visit().subject().equals(place)
                            && sheet.answers()
                                    .entrySet()
                                    .containsAll(
                                            planted.answers(form.id(), place).entrySet()));
            if (!told) {
                throw new PlanException("form " + form.id() + " at " + place
                        + ": no report can say what the cases tell, beside the figures printed");
            }
        }
    }

    private long missing(Question behind, List<Sheet> asked, Question gate) {
        long open = asked.stream()
                .filter(sheet -> sheet.answers().containsKey(gate.id()) && sheet.asks(behind))
                .count();
        return Math.max(0, needed(behind) - open);
    }

    private long needed(Question question) {
        long own = targets.targets().stream()
                .filter(target -> target.indicator().question().equals(question.id()))
                .mapToLong(target -> target.indicator().kind() == Indicator.Kind.RATIO
                        ? targets.reports()
                        : Math.min(targets.reports(), target.applicable()))
                .max()
                .orElse(0);
        return AskIf.behind(form, question).mapToLong(this::needed).reduce(own, Math::max);
    }

    private static Answer opening(Question gate, Condition condition, Dice own) {
        if (condition instanceof Condition.MoreThan more) {
            return Answer.amount(Math.max(gate.min(), more.number() + 1));
        }
        Set<String> fitting = ((Condition.AnswerIs) condition).answers();
        return Answer.word(
                own.pick(gate.answers().stream().filter(fitting::contains).toList()));
    }
}
