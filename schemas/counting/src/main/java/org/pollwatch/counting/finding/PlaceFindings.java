package org.pollwatch.counting.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.pollwatch.mission.Mission;

/** All findings about one place, or about one area's own reports. */
public final class PlaceFindings {
    private PlaceFindings() {}

    /**
     * @param subject the id of a place or area
     * @param effective the facts that the effective reports have at this subject, each report's once, in any order
     * @param mission at the highest definition revision among the facts
     * @return what stands, sorted by id: equal sets of facts give equal findings
     */
    public static List<Finding> of(String subject, Collection<ReportFacts> effective, Mission mission) {
        CheckPlan plan = CheckPlan.of(mission);
        Scene scene = new Scene(subject, effective, mission, plan);
        List<Finding> all = new ArrayList<>(UnknownHour.findings(scene));
        plan.rules(scene.forms()).forEach(rule -> all.addAll(rule.findings(scene)));
        all.sort(Comparator.comparing(Finding::id));
        return List.copyOf(all);
    }
}
