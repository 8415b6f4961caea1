package org.pollwatch.simulator.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;

/** Indicators that are part of another: where the first is flagged, so is the second. */
final class Subsets {
    /** The 2019 report: stuffing at 9 % of counts, "part of the 11 %" with deliberate falsification. */
    private static final Map<String, String> PART_OF = Map.of("ballot_stuffing_counting", "deliberate_falsification");

    private Subsets() {}

    /** @return the question whose flagged reports hold all of this one's, if the form asks it */
    static Stream<Question> around(Form form, Question question) {
        return question.indicators().stream()
                .flatMap(indicator -> Optional.ofNullable(PART_OF.get(indicator.id())).stream())
                .flatMap(outer -> form.questions().stream()
                        .filter(it ->
                                it.indicators().stream().map(Indicator::id).anyMatch(outer::equals)));
    }

    /** @return the sheets whose answer is counted */
    static Set<Sheet> flagged(Question question, List<Sheet> sheets) {
        return sheets.stream().filter(sheet -> isFlagged(question, sheet)).collect(Collectors.toSet());
    }

    private static boolean isFlagged(Question question, Sheet sheet) {
        return sheet.answers().get(question.id()) instanceof Answer.Words given
                && given.words().stream().anyMatch(question.counted()::contains);
    }
}
