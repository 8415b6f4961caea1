package org.pollwatch.topology;

import java.util.Optional;
import org.pollwatch.counting.area.AreaFindings;
import org.pollwatch.counting.area.CoverageSheet;
import org.pollwatch.counting.area.PlanIndex;
import org.pollwatch.counting.sample.QuickCountSheet;
import org.pollwatch.mission.Mission;
import org.pollwatch.topology.Rulebook.Rules;

/**
 * What is worked out once for a definition revision, and asked every second.
 *
 * @param sample empty for a mission without a quick count
 */
record AreaBook(
        Rules rules, PlanIndex plan, AreaFindings findings, CoverageSheet coverage, Optional<QuickCountSheet> sample) {

    static AreaBook of(Rules rules) {
        Mission mission = rules.mission();
        PlanIndex plan = PlanIndex.of(mission);
        Optional<QuickCountSheet> sample = QuickCountSheet.refusal(mission).isPresent()
                ? Optional.empty()
                : Optional.of(new QuickCountSheet(mission));
        return new AreaBook(rules, plan, new AreaFindings(mission, plan), new CoverageSheet(mission, plan), sample);
    }

    long revision() {
        return rules.mission().revision();
    }
}
