package org.pollwatch.headquarters.board;

import java.util.Optional;
import org.pollwatch.mission.Mission;

/**
 * Which incidents somebody wants. Every part that is empty takes all; a kind or source that no form has takes none.
 *
 * @param area this one and everything below it
 */
public record IncidentFilter(Optional<String> area, Optional<String> kind, Optional<String> source) {

    /** @throws UnknownName if the mission has no such area */
    public static IncidentFilter of(
            Mission mission, Optional<String> area, Optional<String> kind, Optional<String> source) {
        UnknownName.checkArea(mission, area);
        return new IncidentFilter(area, kind, source);
    }

    boolean takes(Incident incident) {
        return area.map(incident.areaPath()::contains).orElse(true)
                && kind.map(it -> incident.kind().filter(it::equals).isPresent())
                        .orElse(true)
                && source.map(it -> incident.source().filter(it::equals).isPresent())
                        .orElse(true);
    }
}
