package org.pollwatch.contract.mission;

import java.util.List;

/** What a mission's directory has beside the definition; a reader of pieces has none of it. */
record UnpublishedParts(
        List<Located<TeamPlan>> teams, List<Located<SeriesEntry>> series, List<Located<NamedCase>> cases) {
    static final UnpublishedParts NONE = new UnpublishedParts(List.of(), List.of(), List.of());
}
