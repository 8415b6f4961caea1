package org.pollwatch.counting;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;

/** A question that says only what matters to the case. */
final class QuestionBuilder {
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

    private QuestionBuilder(String id, QuestionType type, String... options) {
        this.id = id;
        this.type = type;
        this.options = Stream.of(options)
                .map(it -> new Option(it, Labels.same(it), Optional.empty()))
                .toList();
    }

    /** Counted: yes. */
    static QuestionBuilder yesNo(String id) {
        return new QuestionBuilder(id, QuestionType.YES_NO).counted("yes");
    }

    static QuestionBuilder choice(String id, String... options) {
        return new QuestionBuilder(id, QuestionType.CHOICE, options);
    }

    static QuestionBuilder choices(String id, String... options) {
        return new QuestionBuilder(id, QuestionType.CHOICES, options);
    }

    /** From 0 to 1000. */
    static QuestionBuilder integer(String id) {
        return new QuestionBuilder(id, QuestionType.INTEGER);
    }

    static QuestionBuilder of(String id, QuestionType type) {
        return new QuestionBuilder(id, type);
    }

    QuestionBuilder counted(String... answers) {
        this.counted = Set.of(answers);
        return this;
    }

    QuestionBuilder indicator(String name) {
        this.indicator = Optional.of(name);
        return this;
    }

    QuestionBuilder complement(String name) {
        this.complement = Optional.of(name);
        return this;
    }

    QuestionBuilder askIf(Condition condition) {
        this.askIf = Optional.of(condition);
        return this;
    }

    QuestionBuilder max(long number) {
        this.max = number;
        return this;
    }

    QuestionBuilder cumulative() {
        this.reading = Reading.CUMULATIVE;
        return this;
    }

    QuestionBuilder over(long limit) {
        this.over = OptionalLong.of(limit);
        return this;
    }

    QuestionBuilder ratioOver(String question) {
        this.ratioOver = Optional.of(question);
        return this;
    }

    Question build() {
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
                Optional.empty(),
                Optional.empty());
    }
}
