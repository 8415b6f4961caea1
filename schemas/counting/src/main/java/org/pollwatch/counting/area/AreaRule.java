package org.pollwatch.counting.area;

import java.util.List;
import org.pollwatch.counting.finding.Finding;

/** One check of areas, teams or announced figures, made ready for one mission. */
interface AreaRule {
    /** @return what stands now; nothing where the rule cannot judge */
    List<Finding> of(AreaView view);
}
