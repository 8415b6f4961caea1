package org.pollwatch.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.topology.Ruling.Change;
import org.pollwatch.topology.avro.ContributionRecord;
import org.pollwatch.topology.avro.Heard;
import org.pollwatch.topology.avro.PlaceChange;

/**
 * Collects what one ruling changes, one message for each subject: one where the report stays at its place, two where it
 * moves, and one for each further station that its facts are about.
 */
final class PlaceChanges {
    private final String reportId;
    private final String team;
    private final long receivedAt;
    private final Map<String, Draft> drafts = new LinkedHashMap<>(4);

    PlaceChanges(String reportId, String team, long receivedAt) {
        this.reportId = reportId;
        this.team = team;
        this.receivedAt = receivedAt;
    }

    /** What happens at one subject. */
    private static final class Draft {
        private ContributionRecord retract;
        private ContributionRecord add;
        private Heard heard = Heard.NO;
        private boolean byTeam;
        private ReportFacts facts;
        private boolean forget;
    }

    private Draft at(String subject) {
        return drafts.computeIfAbsent(subject, it -> new Draft());
    }

    void retract(ContributionRecord counted) {
        at(counted.getSubject()).retract = counted;
    }

    void add(ContributionRecord counted) {
        at(counted.getSubject()).add = counted;
    }

    /** @param location where the report is that was accepted; counted or not */
    void heard(ContributionRecord location, Heard heard, boolean byTeam) {
        Draft draft = at(location.getSubject());
        draft.add = location;
        draft.heard = heard;
        draft.byTeam = byTeam;
    }

    /** @param before the subjects that hold facts of the report so far */
    void facts(List<String> before, List<ReportFacts> now) {
        before.forEach(subject -> at(subject).forget = true);
        for (ReportFacts facts : now) {
            Draft draft = at(facts.subject());
            draft.facts = facts;
            draft.forget = false;
        }
    }

    List<Change> toList() {
        List<Change> changes = new ArrayList<>(drafts.size());
        drafts.forEach((subject, it) -> changes.add(new Change(
                subject,
                new PlaceChange(
                        reportId,
                        team,
                        it.retract,
                        it.add,
                        it.heard,
                        it.byTeam,
                        it.facts == null ? null : PackedFacts.write(it.facts),
                        it.forget,
                        receivedAt))));
        return changes;
    }
}
