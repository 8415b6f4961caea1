package org.pollwatch.topology;

import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.topology.avro.PlaceChange;

/**
 * What the guard makes of one submission.
 *
 * @param effective what the reports topic is to say from now on; empty if nothing changed
 * @param changes by place; two for a move
 */
record Ruling(Receipt receipt, Optional<Effective> effective, List<Change> changes) {

    /** @param report empty if the report no longer counts */
    record Effective(Optional<EffectiveReport> report) {}

    /** @param subject the place's id, or the area's */
    record Change(String subject, PlaceChange change) {}

    static Ruling of(Receipt receipt) {
        return new Ruling(receipt, Optional.empty(), List.of());
    }
}
