package org.pollwatch.counting;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The counters of one area and form, over the whole observation or one hour. Order of adding does not matter.
 *
 * @param vector by slot of the form's {@link CounterLayout}; may be shorter than the layout
 * @param asOf the highest receivedAt folded, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // a dense vector, never shared once it is written
public record AreaTally(long[] vector, long asOf) {
    private static final int MAX_VARINT = 10;

    /** Nothing counted. */
    public static AreaTally empty() {
        return new AreaTally(new long[0], Long.MIN_VALUE);
    }

    /** Adds into a copy of this tally's vector. */
    public AreaTally plus(Counters delta, long receivedAt) {
        return new AreaTally(delta.addTo(vector.clone()), Math.max(asOf, receivedAt));
    }

    /** @return the amount at the slot; 0 beyond the vector's end */
    public long get(int slot) {
        return slot < vector.length ? vector[slot] : 0;
    }

    /** @return asOf, length and every amount, as zigzag varints */
    public byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(MAX_VARINT * (vector.length + 2));
        Varint.write(out, asOf);
        Varint.write(out, vector.length);
        for (long amount : vector) {
            Varint.write(out, amount);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Reads what {@link #write} wrote. */
    public static AreaTally read(ByteBuffer in) {
        long asOf = Varint.read(in);
        long[] vector = new long[(int) Varint.read(in)];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Varint.read(in);
        }
        return new AreaTally(vector, asOf);
    }
}
