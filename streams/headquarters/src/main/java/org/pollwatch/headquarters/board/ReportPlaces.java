package org.pollwatch.headquarters.board;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where each report was made, so that a decision about it is taken by those whose area it is. A report that no longer
 * counts keeps its place here: it may be let back in. One thread writes, any may read.
 */
public final class ReportPlaces {
    private final Map<UUID, String> places = new ConcurrentHashMap<>();

    /**
     * @param reportId what is no UUID is no report that anybody can decide about, and is passed over
     * @param place place id, or area id for a form about an area
     */
    public void put(String reportId, String place) {
        parse(reportId).ifPresent(id -> places.put(id, place.intern()));
    }

    /** @return the place or area of a report; empty for one that was never effective since headquarters started */
    public Optional<String> of(String reportId) {
        return parse(reportId).map(places::get);
    }

    private static Optional<UUID> parse(String reportId) {
        try {
            return Optional.of(UUID.fromString(reportId));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
