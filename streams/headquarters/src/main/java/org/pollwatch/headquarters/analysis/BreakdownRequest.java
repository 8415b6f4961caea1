package org.pollwatch.headquarters.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.warehouse.analysis.BreakdownQuery;
import org.pollwatch.warehouse.analysis.By;

/** Reads what is to be broken down against the mission's definition. */
public final class BreakdownRequest {
    /** Before the id of a question that another one is broken down by. */
    public static final String QUESTION = "question:";

    private final Mission mission;

    public BreakdownRequest(Mission mission) {
        this.mission = mission;
    }

    /**
     * @param question may be left out where an indicator is given
     * @param indicator may be left out: then the question's first, where it has one
     * @param by region, district, hour, day, setting, type, team, or {@code question:} and a question's id
     * @throws UnknownName if the mission has no such thing
     */
    public BreakdownQuery read(
            String formId, Optional<String> question, Optional<String> indicator, String by, Optional<String> area) {
        Form form = mission.newest(formId)
                .orElseThrow(() -> new UnknownName("form", "one of " + String.join(", ", mission.formIds())));
        if (question.isEmpty() && indicator.isEmpty()) {
            throw new UnknownName("question", "a question or an indicator of form " + formId);
        }
        Optional<Indicator> counted = indicator.map(it -> indicator(form, it));
        Question asked = question.map(it -> question(form, "question", it))
                .orElseGet(
                        () -> question(form, "question", counted.orElseThrow().question()));
        if (counted.filter(it -> !it.question().equals(asked.id())).isPresent()) {
            throw new UnknownName("indicator", "an indicator of question " + asked.id());
        }
        List<Indicator> own = asked.indicators();
        Optional<Indicator> shown = counted.isPresent() ? counted : own.stream().findFirst();
        return new BreakdownQuery(mission, form, asked, shown, by(form, by), area);
    }

    private static Indicator indicator(Form form, String id) {
        return form.indicators().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownName("indicator", "an indicator of form " + form.id()));
    }

    private static Question question(Form form, String parameter, String id) {
        return form.question(id).orElseThrow(() -> new UnknownName(parameter, "a question of form " + form.id()));
    }

    private static By by(Form form, String by) {
        if (by.startsWith(QUESTION)) {
            Question other = question(form, "by", by.substring(QUESTION.length()));
            if (!BreakdownQuery.groups(other)) {
                throw new UnknownName("by", "a question with answers that group");
            }
            return new By.Answer(other);
        }
        return By.Attribute.of(by)
                .orElseThrow(() -> new UnknownName(
                        "by",
                        "one of "
                                + Arrays.stream(By.Attribute.values())
                                        .map(By.Attribute::word)
                                        .collect(Collectors.joining(", "))
                                + ", or question: and a question of the form"));
    }
}
