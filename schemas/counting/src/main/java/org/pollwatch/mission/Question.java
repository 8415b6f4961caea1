package org.pollwatch.mission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One question of a form. What is counted from it are its {@link #indicators()}.
 *
 * @param counted the answers that flag the indicator; empty where nothing is flagged
 * @param indicator the indicator's id, where it is not the question's
 * @param complement the id of the positive figure that some reports print: applicable and not flagged
 * @param irregularity false for presence and neutral facts, which are counted but never called irregular
 * @param min lowest number taken, never below 0
 * @param max highest number taken
 * @param over numbers above it flag the indicator {@code <id>_over_<over>}
 * @param ratioOver the question by whose sum this question's sum is divided
 * @param contest whose votes are asked for, of types votes and protocols
 * @param by of an incident's kind: the choice by which its options are counted apart ({@code <option>_by_<answer>})
 */
public record Question(
        String id,
        QuestionType type,
        Labels label,
        List<Option> options,
        Set<String> counted,
        Optional<String> indicator,
        Optional<String> complement,
        boolean irregularity,
        String category,
        Optional<Condition> askIf,
        long min,
        long max,
        Reading reading,
        OptionalLong over,
        Optional<String> ratioOver,
        Optional<String> contest,
        Optional<By> by) {

    public Question {
        options = List.copyOf(options);
        counted = Set.copyOf(counted);
    }

    /** @return the answers in words that carry substance, in the order of the form; none for numbers and times */
    public List<String> answers() {
        return switch (type) {
            case YES_NO -> QuestionType.YES_NO_ANSWERS;
            case EVALUATION -> QuestionType.EVALUATIONS;
            case CHOICE, CHOICES -> options.stream().map(Option::id).toList();
            case INTEGER, TIME, VOTES, PROTOCOLS, TEXT, PHOTO -> List.of();
        };
    }

    public boolean isCumulative() {
        return type == QuestionType.INTEGER && reading == Reading.CUMULATIVE;
    }

    /** @return everything that is counted from this question, in a fixed order */
    public List<Indicator> indicators() {
        List<Indicator> all = new ArrayList<>();
        switch (type) {
            case YES_NO, CHOICE, EVALUATION -> {
                if (!counted.isEmpty()) {
                    all.add(of(indicator.orElse(id), Indicator.Kind.COUNTED, label));
                    complement.ifPresent(it -> all.add(of(it, Indicator.Kind.COMPLEMENT, label)));
                }
                by.ifPresent(other -> options.forEach(option -> all.addAll(apart(option, other))));
            }
            case CHOICES -> {
                all.add(of(indicator.orElse(id), Indicator.Kind.COUNTED, label));
                for (Option option : options) {
                    if (!option.id().equals(QuestionType.NONE)) {
                        String name = option.indicator().orElse(id + "_" + option.id());
                        all.add(option(name, option));
                    }
                }
            }
            case INTEGER -> {
                all.add(of(indicator.orElse(id), Indicator.Kind.NUMBER, label));
                over.ifPresent(limit -> all.add(of(id + "_over_" + limit, Indicator.Kind.OVER, label)));
                ratioOver.ifPresent(other -> all.add(of(id + "_per_" + other, Indicator.Kind.RATIO, label)));
            }
            case TIME, VOTES, PROTOCOLS, TEXT, PHOTO -> {}
        }
        return List.copyOf(all);
    }

    private Indicator option(String name, Option option) {
        return new Indicator(name, id, Indicator.Kind.OPTION, option.id(), "", irregularity, category, option.label());
    }

    private List<Indicator> apart(Option option, By other) {
        String name = id + "_" + option.id();
        List<Indicator> all = new ArrayList<>();
        all.add(option(name, option));
        for (String answer : other.answers()) {
            all.add(new Indicator(
                    name + "_by_" + answer,
                    id,
                    Indicator.Kind.OPTION_BY,
                    option.id(),
                    answer,
                    irregularity,
                    category,
                    option.label()));
        }
        return all;
    }

    private Indicator of(String name, Indicator.Kind kind, Labels text) {
        boolean irregular = irregularity && kind != Indicator.Kind.COMPLEMENT && kind != Indicator.Kind.NUMBER;
        return new Indicator(name, id, kind, "", "", irregular, category, text);
    }
}
