package org.pollwatch.oracle;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;

/** A question, said with what matters of it. */
record SmallQuestion(Question built) {
    static SmallQuestion of(String id, QuestionType type, String... options) {
        List<Option> all = List.of(options).stream()
                .map(it -> new Option(it, Labels.same(it), Optional.empty()))
                .toList();
        return new SmallQuestion(new Question(
                id,
                type,
                Labels.same(id),
                all,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                "procedural",
                Optional.empty(),
                0,
                1_000,
                Reading.PER_REPORT,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    static Question yesNo(String id) {
        return of(id, QuestionType.YES_NO).counted("yes").built();
    }

    static Question number(String id) {
        return of(id, QuestionType.INTEGER).built();
    }

    /** Counted where it was answered with no, under another name. */
    static Question opposite(String id, String indicator) {
        return of(id, QuestionType.YES_NO).counted("no").named(indicator, id).built();
    }

    SmallQuestion counted(String... answers) {
        return with(Set.of(answers), built.indicator(), built.complement(), built.askIf());
    }

    SmallQuestion named(String indicator, String complement) {
        return with(built.counted(), Optional.of(indicator), Optional.of(complement), built.askIf());
    }

    SmallQuestion askIf(Condition condition) {
        return with(built.counted(), built.indicator(), built.complement(), Optional.of(condition));
    }

    SmallQuestion upTo(long max) {
        return with(max, built.reading(), built.over(), built.ratioOver(), built.contest(), built.by());
    }

    SmallQuestion cumulative() {
        return with(built.max(), Reading.CUMULATIVE, built.over(), built.ratioOver(), built.contest(), built.by());
    }

    SmallQuestion over(long limit) {
        OptionalLong over = OptionalLong.of(limit);
        return with(built.max(), built.reading(), over, built.ratioOver(), built.contest(), built.by());
    }

    SmallQuestion ratio(String below) {
        return with(built.max(), built.reading(), built.over(), Optional.of(below), built.contest(), built.by());
    }

    SmallQuestion contest(String id) {
        return with(built.max(), built.reading(), built.over(), built.ratioOver(), Optional.of(id), built.by());
    }

    SmallQuestion by(String question, String... answers) {
        Optional<By> by = Optional.of(new By(question, List.of(answers)));
        return with(built.max(), built.reading(), built.over(), built.ratioOver(), built.contest(), by);
    }

    private SmallQuestion with(
            Set<String> counted, Optional<String> indicator, Optional<String> complement, Optional<Condition> askIf) {
        return new SmallQuestion(new Question(
                built.id(),
                built.type(),
                built.label(),
                built.options(),
                counted,
                indicator,
                complement,
                built.irregularity(),
                built.category(),
                askIf,
                built.min(),
                built.max(),
                built.reading(),
                built.over(),
                built.ratioOver(),
                built.contest(),
                built.by()));
    }

    private SmallQuestion with(
            long max,
            Reading reading,
            OptionalLong over,
            Optional<String> ratioOver,
            Optional<String> contest,
            Optional<By> by) {
        return new SmallQuestion(new Question(
                built.id(),
                built.type(),
                built.label(),
                built.options(),
                built.counted(),
                built.indicator(),
                built.complement(),
                built.irregularity(),
                built.category(),
                built.askIf(),
                built.min(),
                max,
                reading,
                over,
                ratioOver,
                contest,
                by));
    }
}
