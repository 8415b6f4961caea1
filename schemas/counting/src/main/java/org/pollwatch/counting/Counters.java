package org.pollwatch.counting;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * A sparse vector of additive integers: slot of a {@link CounterLayout} to amount. Immutable; zeros are not kept, so two
 * vectors with the same amounts are equal.
 */
public final class Counters {
    /** Nothing counted. */
    public static final Counters NONE = new Counters(new int[0], new long[0]);

    private final int[] slots;
    private final long[] amounts;

    private Counters(int[] slots, long[] amounts) {
        this.slots = slots;
        this.amounts = amounts;
    }

    /** @param amounts by slot; zeros are left out */
    public static Counters of(Map<Integer, Long> amounts) {
        SortedMap<Integer, Long> kept = new TreeMap<>(amounts);
        kept.values().removeIf(amount -> amount == 0);
        int[] slots = kept.keySet().stream().mapToInt(Integer::intValue).toArray();
        long[] values = kept.values().stream().mapToLong(Long::longValue).toArray();
        return new Counters(slots, values);
    }

    public boolean isZero() {
        return slots.length == 0;
    }

    /** @return the amount at the slot, 0 where there is none */
    public long get(int slot) {
        int at = Arrays.binarySearch(slots, slot);
        return at < 0 ? 0 : amounts[at];
    }

    public Counters plus(Counters other) {
        return merge(other, Long::sum);
    }

    public Counters minus(Counters other) {
        return merge(other, (a, b) -> a - b);
    }

    private Counters merge(Counters other, LongBinaryOperator operator) {
        int[] mergedSlots = new int[slots.length + other.slots.length];
        long[] merged = new long[mergedSlots.length];
        int size = 0;
        int left = 0;
        int right = 0;
        while (left < slots.length || right < other.slots.length) {
            int slot = Math.min(
                    left < slots.length ? slots[left] : Integer.MAX_VALUE,
                    right < other.slots.length ? other.slots[right] : Integer.MAX_VALUE);
            long a = left < slots.length && slots[left] == slot ? amounts[left++] : 0;
            long b = right < other.slots.length && other.slots[right] == slot ? other.amounts[right++] : 0;
            long amount = operator.applyAsLong(a, b);
            if (amount != 0) {
                mergedSlots[size] = slot;
                merged[size++] = amount;
            }
        }
        return new Counters(Arrays.copyOf(mergedSlots, size), Arrays.copyOf(merged, size));
    }

    /** @return 1 at every slot that is above 0: distinct places, from how many reports of a place count there */
    Counters presence() {
        int[] kept = new int[slots.length];
        int size = 0;
        for (int i = 0; i < slots.length; i++) {
            if (amounts[i] > 0) {
                kept[size++] = slots[i];
            }
        }
        long[] ones = new long[size];
        Arrays.fill(ones, 1);
        return new Counters(Arrays.copyOf(kept, size), ones);
    }

    /**
     * Adds every amount to a dense vector.
     *
     * @return the vector itself, or a longer copy where a slot lies beyond its end
     */
    public long[] addTo(long[] vector) {
        int last = slots.length == 0 ? -1 : slots[slots.length - 1];
        long[] sum = last < vector.length ? vector : Arrays.copyOf(vector, last + 1);
        for (int i = 0; i < slots.length; i++) {
            sum[slots[i]] += amounts[i];
        }
        return sum;
    }

    /** @return how many bytes {@link #write} takes at the most */
    public int maxBytes() {
        return 5 + 15 * slots.length;
    }

    /** Writes count, then for each entry the distance to the slot before and the amount, as zigzag varints. */
    public void write(ByteBuffer out) {
        Varint.write(out, slots.length);
        int before = 0;
        for (int i = 0; i < slots.length; i++) {
            Varint.write(out, slots[i] - before);
            Varint.write(out, amounts[i]);
            before = slots[i];
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Counters read(ByteBuffer in) {
        int size = (int) Varint.read(in);
        int[] slots = new int[size];
        long[] amounts = new long[size];
        int before = 0;
        for (int i = 0; i < size; i++) {
            before += (int) Varint.read(in);
            slots[i] = before;
            amounts[i] = Varint.read(in);
        }
        return new Counters(slots, amounts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters that
                && Arrays.equals(slots, that.slots)
                && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slots) + Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < slots.length; i++) {
            text.append(i == 0 ? "" : ", ").append(slots[i]).append('=').append(amounts[i]);
        }
        return text.append('}').toString();
    }

    /** Collects amounts for one vector; slots may come in any order. */
    static final class Builder {
        private int[] slots = new int[64];
        private long[] amounts = new long[64];
        private int size;

        Builder add(int slot, long amount) {
            if (amount == 0) {
                return this;
            }
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, size * 2);
                amounts = Arrays.copyOf(amounts, size * 2);
            }
            int at = size;
            while (at > 0 && slots[at - 1] > slot) {
                slots[at] = slots[at - 1];
                amounts[at] = amounts[at - 1];
                at--;
            }
            slots[at] = slot;
            amounts[at] = amount;
            size++;
            return this;
        }

        /** @throws IllegalStateException if a slot was added twice */
        Counters build() {
            for (int i = 1; i < size; i++) {
                if (slots[i] == slots[i - 1]) {
                    throw new IllegalStateException("slot " + slots[i] + " added twice");
                }
            }
            return size == 0 ? NONE : new Counters(Arrays.copyOf(slots, size), Arrays.copyOf(amounts, size));
        }
    }
}
