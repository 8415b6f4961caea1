package org.pollwatch.headquarters.board;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.Review;

/** What was decided about which report, in the order of the log. One thread writes, any may read. */
public final class ReviewBoard {
    private final Map<String, List<Review>> byReport = new ConcurrentHashMap<>();

    /** Takes a record of the reviews topic. */
    public void put(Review review) {
        // A restatement writes one for every report of the day, all with the same words.
        Review slim = new Review(
                review.getReportId(),
                review.getAction(),
                review.getDefinitionRevision(),
                review.getReason().intern(),
                review.getBy().intern(),
                review.getAt(),
                review.getRevision());
        byReport.merge(
                review.getReportId(), List.of(slim), (before, more) -> Stream.concat(before.stream(), more.stream())
                        .toList());
    }

    /** @return the decisions about one report, the oldest first; empty where there is none */
    public List<Review> of(String reportId) {
        return byReport.getOrDefault(reportId, List.of());
    }
}
