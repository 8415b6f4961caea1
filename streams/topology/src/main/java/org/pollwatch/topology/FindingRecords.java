package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.pollwatch.contract.avro.Compared;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingSeverity;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.counting.finding.About;

/** From a finding to the record that is published, and from one that was published to its end. */
final class FindingRecords {
    private static final Serializer<Finding> WRITER = new InternalSerde<>(Finding.class).serializer();
    private static final Deserializer<Finding> READER = new InternalSerde<>(Finding.class).deserializer();
    private static final String TOPIC = "findings";

    private FindingRecords() {}

    static Finding raised(org.pollwatch.counting.finding.Finding it) {
        About about = it.about();
        return new Finding(
                it.id(),
                it.rule(),
                it.kind(),
                FindingSeverity.valueOf(it.severity().name()),
                FindingState.RAISED,
                about.subject(),
                about.place().orElse(null),
                about.areaPath(),
                about.form().orElse(null),
                about.team().orElse(null),
                about.contest().orElse(null),
                about.indicator().orElse(null),
                about.hour().orElse(null),
                it.compared().stream().map(FindingRecords::write).toList(),
                it.expected().isPresent() ? (Double) it.expected().getAsDouble() : null,
                it.expectation(),
                it.reports(),
                it.asOf());
    }

    private static Compared write(org.pollwatch.counting.finding.Compared it) {
        return new Compared(
                it.name(),
                it.source(),
                it.number().isPresent() ? (Long) it.number().getAsLong() : null,
                it.share().isPresent() ? (Double) it.share().getAsDouble() : null,
                it.word().orElse(null));
    }

    /**
     * @param raised as it was published
     * @param at when what removed the cause was received; never before the finding
     */
    static Finding cleared(Finding raised, Instant at) {
        return Finding.newBuilder(raised)
                .setState(FindingState.CLEARED)
                .setCompared(List.of())
                .setExpected(null)
                .setExpectation("")
                .setReports(List.of())
                .setAsOf(at.isAfter(raised.getAsOf()) ? at : raised.getAsOf())
                .build();
    }

    static ByteBuffer pack(Finding finding) {
        return ByteBuffer.wrap(WRITER.serialize(TOPIC, finding));
    }

    static Finding unpack(ByteBuffer packed) {
        byte[] bytes = new byte[packed.remaining()];
        packed.duplicate().get(bytes);
        return READER.deserialize(TOPIC, bytes);
    }
}
