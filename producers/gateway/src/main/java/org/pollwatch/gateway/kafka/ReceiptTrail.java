package org.pollwatch.gateway.kafka;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * For each receipt of one partition, how far back the previous one of the same report is: four bytes a receipt, by which
 * all receipts of a report are found from its latest. Safe for use by several threads.
 */
final class ReceiptTrail {
    private static final int PIECE_BITS = 14;
    private static final int PIECE = 1 << PIECE_BITS;

    private final List<int[]> pieces = new ArrayList<>();

    /** @param previous offset of the report's receipt before this one */
    synchronized void link(long offset, long previous) {
        long back = offset - previous;
        if (back <= 0 || back > Integer.MAX_VALUE) {
            return;
        }
        int piece = (int) (offset >>> PIECE_BITS);
        while (pieces.size() <= piece) {
            pieces.add(null);
        }
        if (pieces.get(piece) == null) {
            pieces.set(piece, new int[PIECE]);
        }
        pieces.get(piece)[(int) offset & (PIECE - 1)] = (int) back;
    }

    /** @return the latest offset and those before it, at most so many, in ascending order */
    synchronized List<Long> back(long latest, int most) {
        List<Long> offsets = new ArrayList<>();
        long offset = latest;
        long back = 1;
        while (offsets.size() < most && back > 0) {
            offsets.add(offset);
            back = stepBack(offset);
            offset -= back;
        }
        Collections.reverse(offsets);
        return offsets;
    }

    private long stepBack(long offset) {
        int piece = (int) (offset >>> PIECE_BITS);
        return piece < pieces.size() && pieces.get(piece) != null ? pieces.get(piece)[(int) offset & (PIECE - 1)] : 0;
    }
}
