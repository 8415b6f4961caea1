package org.pollwatch.gateway.kafka;

import java.util.Optional;
import java.util.UUID;

/**
 * What stands of each report, in arrays of plain numbers: 56 bytes a report, and half as much of empty space. When it is
 * full, the half that was not touched for longest is forgotten. Safe for use by several threads.
 */
final class StandingTable {
    private static final int SHARDS = 64;

    private final Shard[] shards = new Shard[SHARDS];

    /** @param limit reports remembered at most */
    StandingTable(int limit) {
        for (int shard = 0; shard < SHARDS; shard++) {
            shards[shard] = new Shard(Math.max(1, limit / SHARDS / 2));
        }
    }

    /**
     * What stands of a report.
     *
     * @param team the number of the team that it belongs to; {@link #NOBODY} while nothing was accepted
     * @param revision the highest accepted; 0 while nothing was
     * @param hashHigh first half of the content hash of that revision
     * @param hashLow second half
     * @param receipt where the report's latest receipt is: partition in the upper 16 bits, offset below
     */
    record Standing(int team, long revision, long hashHigh, long hashLow, long receipt) {
        static final int NOBODY = -1;
        private static final int OFFSET_BITS = 48;

        static long receipt(int partition, long offset) {
            return ((long) partition << OFFSET_BITS) | offset;
        }

        int partition() {
            return (int) (receipt >>> OFFSET_BITS);
        }

        long offset() {
            return receipt & ((1L << OFFSET_BITS) - 1);
        }
    }

    Optional<Standing> find(UUID report) {
        return shard(report).find(report);
    }

    void put(UUID report, Standing standing) {
        shard(report).put(report, standing);
    }

    int size() {
        int size = 0;
        for (Shard shard : shards) {
            size += shard.size();
        }
        return size;
    }

    private Shard shard(UUID report) {
        return shards[(int) (mix(report) >>> 58)];
    }

    /** The ids are the devices' choice: they are mixed (David Stafford's 13th variant), so that no choice makes heaps. */
    private static long mix(UUID report) {
        long mixed = (report.getMostSignificantBits() * 0x9e3779b97f4a7c15L) ^ report.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** A share of the reports: the younger half, and the older one, which only shrinks in use. */
    private static final class Shard {
        private final int half;
        private Slots younger = new Slots();
        private Slots older = new Slots();

        Shard(int half) {
            this.half = half;
        }

        synchronized Optional<Standing> find(UUID report) {
            Optional<Standing> found = younger.find(report);
            return found.isPresent() ? found : older.find(report);
        }

        synchronized void put(UUID report, Standing standing) {
            younger.put(report, standing);
            if (younger.used >= half) {
                older = younger;
                younger = new Slots();
            }
        }

        synchronized int size() {
            return younger.used + older.used;
        }
    }

    /** An open-addressed table with linear probing. */
    private static final class Slots {
        private static final int STRIDE = 7;

        private long[] slots = new long[16 * STRIDE];
        private int used;

        Optional<Standing> find(UUID report) {
            int at = slot(slots, report.getMostSignificantBits(), report.getLeastSignificantBits());
            if (isFree(slots, at)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Standing((int) slots[at + 6], slots[at + 2], slots[at + 3], slots[at + 4], slots[at + 5]));
        }

        void put(UUID report, Standing standing) {
            int at = slot(slots, report.getMostSignificantBits(), report.getLeastSignificantBits());
            if (isFree(slots, at)) {
                used++;
            }
            slots[at] = report.getMostSignificantBits();
            slots[at + 1] = report.getLeastSignificantBits();
            slots[at + 2] = standing.revision();
            slots[at + 3] = standing.hashHigh();
            slots[at + 4] = standing.hashLow();
            slots[at + 5] = standing.receipt();
            slots[at + 6] = standing.team();
            if (used * 4L > slots.length / STRIDE * 3L) {
                grow();
            }
        }

        private void grow() {
            long[] larger = new long[slots.length / STRIDE * 3 / 2 * STRIDE];
            for (int at = 0; at < slots.length; at += STRIDE) {
                if (!isFree(slots, at)) {
                    System.arraycopy(slots, at, larger, slot(larger, slots[at], slots[at + 1]), STRIDE);
                }
            }
            slots = larger;
        }

        /** @return where the report is, or the free slot where it belongs */
        private static int slot(long[] slots, long high, long low) {
            int count = slots.length / STRIDE;
            int slot = (int) (((mix(new UUID(high, low)) & 0xffffffffL) * count) >>> 32);
            int at = slot * STRIDE;
            while (!isFree(slots, at) && (slots[at] != high || slots[at + 1] != low)) {
                slot = slot + 1 == count ? 0 : slot + 1;
                at = slot * STRIDE;
            }
            return at;
        }

        /** The nil UUID is no report's. */
        private static boolean isFree(long[] slots, int at) {
            return slots[at] == 0 && slots[at + 1] == 0;
        }
    }
}
