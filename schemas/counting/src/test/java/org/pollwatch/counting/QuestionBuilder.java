package org.pollwatch.counting;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;

/** A question that says only what matters to the case. */
public final class QuestionBuilder {
    private final String id;
    private final QuestionType type;
    private final List<Option> options;
    private Set<String> counted = Set.of();
    private Optional<String> indicator = Optional.empty();
    private Optional<String> complement = Optional.empty();
    private Optional<Condition> askIf = Optional.empty();
    private long max = 1_000;
    private Reading reading = Reading.PER_REPORT;
    private OptionalLong over = OptionalLong.empty();
    private Optional<String> ratioOver = Optional.empty();
    private Optional<String> contest = Optional.empty();
    private Optional<By> by = Optional.empty();

    private QuestionBuilder(String id, QuestionType type, String... options) {
        this.id = id;
        this.type = type;
        this.options = Stream.of(options)
                .map(it -> new Option(it, Labels.same(it), Optional.empty()))
                .toList();
    }

    /** Counted: yes. */
    public static QuestionBuilder yesNo(String id) {
        return new QuestionBuilder(id, QuestionType.YES_NO).counted("yes");
    }

    public static QuestionBuilder choice(String id, String... options) {
        return new QuestionBuilder(id, QuestionType.CHOICE, options);
    }

    public static QuestionBuilder choices(String id, String... options) {
        return new QuestionBuilder(id, QuestionType.CHOICES, options);
    }

    /** From 0 to 1000. */
    public static QuestionBuilder integer(String id) {
        return new QuestionBuilder(id, QuestionType.INTEGER);
    }

    public static QuestionBuilder votes(String id, String contest) {
        return new QuestionBuilder(id, QuestionType.VOTES).contest(contest);
    }

    public static QuestionBuilder protocols(String id, String contest) {
        return new QuestionBuilder(id, QuestionType.PROTOCOLS).contest(contest);
    }

    private QuestionBuilder contest(String name) {
        this.contest = Optional.of(name);
        return this;
    }

    public static QuestionBuilder of(String id, QuestionType type) {
        return new QuestionBuilder(id, type);
    }

    public QuestionBuilder counted(String... answers) {
        this.counted = Set.of(answers);
        return this;
    }

    public QuestionBuilder indicator(String name) {
        this.indicator = Optional.of(name);
        return this;
    }

    public QuestionBuilder complement(String name) {
        this.complement = Optional.of(name);
        return this;
    }

    public QuestionBuilder askIf(Condition condition) {
        this.askIf = Optional.of(condition);
        return this;
    }

    public QuestionBuilder max(long number) {
        this.max = number;
        return this;
    }

    public QuestionBuilder cumulative() {
        this.reading = Reading.CUMULATIVE;
        return this;
    }

    public QuestionBuilder over(long limit) {
        this.over = OptionalLong.of(limit);
        return this;
    }

    public QuestionBuilder ratioOver(String question) {
        this.ratioOver = Optional.of(question);
        return this;
    }

    /** @param answers the options of the other choice */
    public QuestionBuilder by(String question, String... answers) {
        this.by = Optional.of(new By(question, List.of(answers)));
        return this;
    }

    public Question build() {
        return new Question(
                id,
                type,
                Labels.same(id),
                options,
                counted,
                indicator,
                complement,
                true,
                "procedural",
                askIf,
                0,
                max,
                reading,
                over,
                ratioOver,
                contest,
                by);
    }
}
