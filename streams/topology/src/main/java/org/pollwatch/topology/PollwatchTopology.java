package org.pollwatch.topology;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.PlaceChange;

/**
 * The data flow, as it is drawn:
 *
 * <pre>
 * submissions, reviews -> guard -> receipts, reports, findings (contradictions)
 *                           | by place
 *                         places -> findings (of places)
 *                           | by area, one partition
 *         series, clock -> areas -> rates, rates-by-hour, coverage, findings (of areas), quick-count
 * </pre>
 *
 * Before the guard everything is keyed by report, so that all revisions and reviews of a report meet. Behind it only
 * additive changes and the facts of effective reports travel; additions commute and facts form sets, so no order between
 * partitions matters. A finding has one writer: the stage that owns its subject.
 */
public final class PollwatchTopology {
    private PollwatchTopology() {}

    /** A pure function of its arguments; nothing is read or started. */
    public static Topology build(
            TopologySettings settings, Topics topics, RecordSerdes serdes, Rulebook rulebook, StreamsBuilder builder) {
        Surroundings around = new Surroundings(settings, topics, serdes, rulebook, builder);
        KStream<String, PlaceChange> changes = GuardStage.add(around);
        KStream<String, AreaDelta> deltas = PlaceStage.add(around, changes);
        AreaStage.add(around, deltas);
        return builder.build();
    }
}
