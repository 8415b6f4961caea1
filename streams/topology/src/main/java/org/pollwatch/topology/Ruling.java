package org.pollwatch.topology;

import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.topology.avro.PlaceChange;

/**
 * What the guard makes of one submission or review.
 *
 * @param receipt of a submission; none of a review
 * @param effective what the reports topic is to say from now on; empty if nothing changed
 * @param changes by place; two for a move
 * @param finding that other content came under the report's revision, raised or cleared
 */
record Ruling(
        Optional<Receipt> receipt, Optional<Effective> effective, List<Change> changes, Optional<Finding> finding) {

    /** Nobody has to know of it. */
    static final Ruling NOTHING = new Ruling(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** @param report empty if the report no longer counts */
    record Effective(Optional<EffectiveReport> report) {}

    /** @param subject the place's id, or the area's */
    record Change(String subject, PlaceChange change) {}

    static Ruling of(Receipt receipt) {
        return new Ruling(Optional.of(receipt), Optional.empty(), List.of(), Optional.empty());
    }
}
