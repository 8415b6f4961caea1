package org.pollwatch.counting.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.counting.Asked;

/** A check that looks at each report by itself. Subject: {@code <place>|<reportId>}. */
abstract class ReportRule implements PlaceRule {
    private final String form;
    private final Set<String> questions;

    /** @param questions of the form, that the check looks at */
    ReportRule(String form, Set<String> questions) {
        this.form = form;
        this.questions = Set.copyOf(questions);
    }

    @Override
    public final Map<String, Set<String>> questions() {
        return Map.of(form, questions);
    }

    @Override
    public final List<Finding> findings(Scene scene) {
        return scene.reports(form).stream()
                .map(facts -> judge(facts, scene))
                .flatMap(Optional::stream)
                .toList();
    }

    abstract Optional<Finding> judge(ReportFacts facts, Scene scene);

    static Asked asked(ReportFacts facts, Scene scene) {
        return new Asked(facts.answers(), scene.place(facts.form()));
    }

    static About about(ReportFacts facts, Scene scene) {
        return scene.about(facts.form(), facts.reportId());
    }
}
