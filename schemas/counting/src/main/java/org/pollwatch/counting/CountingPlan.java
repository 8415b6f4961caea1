package org.pollwatch.counting;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.counting.CounterLayout.IndicatorSlots;
import org.pollwatch.counting.CounterLayout.QuestionSlots;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;

/**
 * What one version of a form counts where, worked out once for all its reports: looking the indicators up for every answer
 * took a quarter of the topology's time.
 */
record CountingPlan(List<Line> lines) {

    /**
     * One question.
     *
     * @param indicators only those of this version of the form; the layout may know of later ones
     */
    record Line(Question question, QuestionSlots slots, List<IndicatorSlots> indicators) {}

    static CountingPlan of(Form form, CounterLayout layout) {
        return new CountingPlan(form.questions().stream()
                .map(question -> line(question, layout.question(question.id())))
                .toList());
    }

    private static Line line(Question question, QuestionSlots slots) {
        Set<String> own = question.indicators().stream().map(Indicator::id).collect(Collectors.toSet());
        List<IndicatorSlots> indicators = slots.indicators().stream()
                .filter(it -> own.contains(it.indicator().id()))
                .toList();
        return new Line(question, slots, indicators);
    }
}
