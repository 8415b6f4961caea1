package org.pollwatch.counting.area;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pollwatch.counting.finding.About;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Severity;

/** A tally that broke an invariant is published without figures and raises an alarm; every mission has this rule. */
public final class SuspectTally implements AreaRule {
    /** The rule's id and kind. */
    public static final String RULE = "suspect_tally";

    private final Mission mission;

    SuspectTally(Mission mission) {
        this.mission = mission;
    }

    @Override
    public List<Finding> of(AreaView view) {
        return view.suspects().stream().map(this::finding).toList();
    }

    private Finding finding(Suspect suspect) {
        String subject = suspect.area() + "|" + suspect.form()
                + suspect.hour().map(it -> "|" + it).orElse("");
        About about = About.of(subject, Optional.empty(), mission.areas().path(suspect.area()))
                .form(suspect.form());
        return new Finding(
                RULE,
                RULE,
                Severity.HIGH,
                suspect.hour().map(about::hour).orElse(about),
                List.of(),
                OptionalDouble.empty(),
                "No counter below 0, and no more flagged than applicable: the fault is the software's, not an observer's.",
                List.of(),
                suspect.asOf());
    }
}
