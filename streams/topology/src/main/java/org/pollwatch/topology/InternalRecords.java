package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.util.List;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contribution.PlaceReading;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.topology.avro.ContributionRecord;
import org.pollwatch.topology.avro.PlaceState;
import org.pollwatch.topology.avro.ReadingRecord;

/** Between the counting core's values and the internal records. */
final class InternalRecords {
    private InternalRecords() {}

    static ByteBuffer bytes(Counters counters) {
        ByteBuffer out = ByteBuffer.allocate(counters.maxBytes());
        counters.write(out);
        return out.flip();
    }

    static Counters counters(ByteBuffer bytes) {
        return Counters.read(bytes.duplicate());
    }

    static ContributionRecord write(Contribution it) {
        return new ContributionRecord(
                it.form(),
                it.subject(),
                it.path(),
                it.hour(),
                bytes(it.counters()),
                bytes(it.presence()),
                writeReadings(it.readings()));
    }

    static Contribution read(ContributionRecord it) {
        return new Contribution(
                it.getForm(),
                it.getSubject(),
                it.getPath(),
                it.getHour(),
                counters(it.getCounters()),
                counters(it.getPresence()),
                readReadings(it.getReadings()));
    }

    static PlaceState write(PlaceTally it) {
        return new PlaceState(bytes(it.presence()), PackedReadings.write(it.readings()));
    }

    static PlaceTally read(PlaceState it) {
        return new PlaceTally(counters(it.getPresence()), PackedReadings.read(it.getReadings()));
    }

    private static List<ReadingRecord> writeReadings(List<PlaceReading> readings) {
        return readings.stream()
                .map(it -> new ReadingRecord(it.question(), it.observedAt(), it.reportId(), bytes(it.counters())))
                .toList();
    }

    private static List<PlaceReading> readReadings(List<ReadingRecord> readings) {
        return readings.stream()
                .map(it -> new PlaceReading(
                        it.getQuestion(), it.getObservedAt(), it.getReportId(), counters(it.getCounters())))
                .toList();
    }
}
