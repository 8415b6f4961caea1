package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.pollwatch.counting.Contribution.PlaceReading;
import org.pollwatch.counting.Counters;

/**
 * All readings of a place in one run of bytes: how many, then for each the question's slot (4 bytes), observedAt (8), the
 * report's UUID (16) and what it adds ({@link Counters#write}).
 */
final class PackedReadings {
    private static final int FIXED = Integer.BYTES + 3 * Long.BYTES;

    private PackedReadings() {}

    static ByteBuffer write(List<PlaceReading> readings) {
        int most = Integer.BYTES
                + readings.stream()
                        .mapToInt(it -> FIXED + it.counters().maxBytes())
                        .sum();
        ByteBuffer out = ByteBuffer.allocate(most).putInt(readings.size());
        for (PlaceReading reading : readings) {
            UUID report = UUID.fromString(reading.reportId()); // checked before the first store
            out.putInt(reading.question()).putLong(reading.observedAt());
            out.putLong(report.getMostSignificantBits()).putLong(report.getLeastSignificantBits());
            reading.counters().write(out);
        }
        return out.flip();
    }

    static List<PlaceReading> read(ByteBuffer bytes) {
        ByteBuffer in = bytes.duplicate();
        int size = in.getInt();
        List<PlaceReading> readings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int question = in.getInt();
            long observedAt = in.getLong();
            UUID report = new UUID(in.getLong(), in.getLong());
            readings.add(new PlaceReading(question, observedAt, report.toString(), Counters.read(in)));
        }
        return readings;
    }
}
