package org.pollwatch.statement;

import java.util.HashMap;
import java.util.Map;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.definition.DefinitionHistory;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.mission.Mission;

/** The definition's revisions with the layouts folded up to each. */
final class FoldRules {
    private final Map<Long, At> byRevision = new HashMap<>();
    private final MissionSnapshot newest;

    /** @throws ContractException if no revision is complete */
    FoldRules(DefinitionHistory history) {
        Layouts layouts = Layouts.EMPTY;
        for (MissionSnapshot each : history.all()) {
            layouts = layouts.with(each.mission());
            byRevision.put(each.mission().revision(), new At(each.mission(), layouts));
        }
        newest = history.newest().orElseThrow(() -> new ContractException("no definition has been published"));
    }

    /** The rules at one revision. */
    record At(Mission mission, Layouts layouts) {}

    /** @throws ContractException for a revision that the log up to its end does not have */
    At at(long revision) {
        At rules = byRevision.get(revision);
        if (rules == null) {
            throw new ContractException("definition revision " + revision + " is not within the statement's ends");
        }
        return rules;
    }

    MissionSnapshot newest() {
        return newest;
    }

    RateSheet sheet() {
        return new RateSheet(newest.mission(), at(newest.mission().revision()).layouts());
    }
}
