package org.pollwatch.headquarters.board;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Incidents counted by area, kind and source. Sources stand apart and are never added up: what one team saw, another was
 * told and a third saw on video may be one and the same (domain file, C18).
 */
public final class IncidentCounts {
    /** In the place of a kind or source that was not answered. */
    public static final String UNANSWERED = "not_answered";

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::area).thenComparing(Cell::kind).thenComparing(Cell::source);

    private IncidentCounts() {}

    /**
     * Counts each incident in its area and in all above it.
     *
     * @return the cells that are not 0, by area, kind and source
     */
    public static List<Count> of(Stream<Incident> incidents) {
        Map<Cell, Long> counts = new TreeMap<>(ORDER);
        incidents.forEach(incident -> {
            String kind = incident.kind().orElse(UNANSWERED);
            String source = incident.source().orElse(UNANSWERED);
            for (String area : incident.areaPath()) {
                counts.merge(new Cell(area, kind, source), 1L, Long::sum);
            }
        });
        return counts.entrySet().stream()
                .map(it -> new Count(
                        it.getKey().area(), it.getKey().kind(), it.getKey().source(), it.getValue()))
                .toList();
    }

    /** How many reports of a kind in an area are known from one source. */
    public record Count(String area, String kind, String source, long reports) {}

    private record Cell(String area, String kind, String source) {}
}
