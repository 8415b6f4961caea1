package org.pollwatch.counting;

import java.util.List;
import org.pollwatch.counting.Contribution.PlaceReading;
import org.pollwatch.counting.CounterLayout.IndicatorSlots;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;

/**
 * Which indicators one report flags: those in whose {@code flagged} the figures count it. A running figure ("so far") counts
 * of the place's latest report only, so more reports may say it than the figures count. Ratios flag nothing.
 */
public final class FlaggedIndicators {
    private FlaggedIndicators() {}

    /**
     * @param report without faults by this mission's {@link ReportCheck}
     * @param layouts at the mission's revision or any later one
     * @return the indicators' ids, in the order of the form
     */
    public static List<String> of(Report report, Mission mission, Layouts layouts) {
        Contribution contribution = Contributions.of(report, mission, layouts, false);
        Form form = mission.form(report.form(), report.formVersion()).orElseThrow();
        return layouts.of(form.id()).plan(form).lines().stream()
                .flatMap(line -> line.indicators().stream())
                .filter(slots -> slots.indicator().kind() != Indicator.Kind.RATIO)
                .filter(slots -> isFlagged(slots, contribution))
                .map(slots -> slots.indicator().id())
                .toList();
    }

    private static boolean isFlagged(IndicatorSlots slots, Contribution contribution) {
        return contribution.counters().get(slots.flagged()) > 0
                || contribution.readings().stream()
                        .map(PlaceReading::counters)
                        .anyMatch(it -> it.get(slots.flagged()) > 0);
    }
}
