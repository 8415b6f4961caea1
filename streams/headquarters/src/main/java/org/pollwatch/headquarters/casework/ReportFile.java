package org.pollwatch.headquarters.casework;

import java.util.List;
import org.pollwatch.counting.Report;

/**
 * One report as it stands: what counts of it, and whose it is.
 *
 * @param team that first sent it
 * @param byHeadquarters whether the revision that stands is headquarters' correction
 * @param areaPath from the area that it is about up to the country; empty where the mission does not know its place
 * @param report the highest accepted revision
 */
public record ReportFile(State state, String team, boolean byHeadquarters, List<String> areaPath, Report report) {

    /** Whether a report counts. */
    public enum State {
        EFFECTIVE("counts"),
        QUARANTINED("is in quarantine: release it first"),
        WITHDRAWN("was withdrawn"),
        REJECTED("was never accepted"),
        PENDING("is not counted yet: ask again in a moment");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** @return what is to be said of the report, in English */
        public String words() {
            return words;
        }
    }
}
