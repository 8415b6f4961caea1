package org.pollwatch.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** Many reports a request, one a line. Request number n holds the reports from n times the size on. */
public final class PostBatches implements Exchange {
    private static final byte[] TAKEN = "\"status\":201,".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ALL_TAKEN = 200;

    private final Stock stock;
    private final int size;
    private final List<byte[]> heads;
    private final BitSet acknowledged;
    private long created;
    private boolean allCreated = true;

    /**
     * @param size reports in a batch
     * @param tokens of the teams, who take turns
     * @param acknowledged told the numbers of what was answered 201
     */
    public PostBatches(Stock stock, int size, String mission, List<String> tokens, BitSet acknowledged) {
        this.stock = stock;
        this.size = size;
        this.acknowledged = acknowledged;
        this.heads = tokens.stream()
                .map(it -> Heads.of("/v1/missions/" + mission + "/reports:batch", "application/x-ndjson", it))
                .toList();
    }

    /** @return bytes that a request may take */
    public int requestBytes() {
        return heads.get(0).length + Heads.LENGTH_BYTES + size * (stock.longest() + 1);
    }

    @Override
    public void write(long number, ByteBuffer into) {
        int length = 0;
        for (long report = number * size; report < (number + 1) * size; report++) {
            length += stock.jsonLength(report) + 1;
        }
        into.put(heads.get((int) (number % heads.size())));
        Heads.endWithLength(length, into);
        for (long report = number * size; report < (number + 1) * size; report++) {
            stock.json(report, into);
            into.put((byte) '\n');
        }
    }

    @Override
    public void answered(long number, int status, ByteBuffer body, long dueNanos, long doneNanos) {
        int taken = status == ALL_TAKEN ? taken(body) : 0;
        created += taken;
        allCreated &= taken == size;
        if (taken == size) {
            acknowledged.set((int) (number * size), (int) ((number + 1) * size));
        }
    }

    private static int taken(ByteBuffer body) {
        int taken = 0;
        for (int at = 0; at + TAKEN.length <= body.limit(); at++) {
            if (body.get(at) == '"' && matches(body, at)) {
                taken++;
            }
        }
        return taken;
    }

    private static boolean matches(ByteBuffer body, int at) {
        for (int i = 0; i < TAKEN.length; i++) {
            if (body.get(at + i) != TAKEN[i]) {
                return false;
            }
        }
        return true;
    }

    /** @return reports that were answered 201 */
    public long created() {
        return created;
    }

    /** @return whether each report was answered 201 */
    public boolean allCreated() {
        return allCreated;
    }
}
