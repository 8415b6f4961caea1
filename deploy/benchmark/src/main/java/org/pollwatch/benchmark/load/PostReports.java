package org.pollwatch.benchmark.load;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One report a request: what was acknowledged, how fast, and what the answers were. */
public final class PostReports implements Exchange {
    private static final int CREATED = 201;

    private final Stock stock;
    private final List<byte[]> heads;
    private final BitSet acknowledged;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Latencies latencies = new Latencies();

    /**
     * @param tokens of the teams, who take turns
     * @param acknowledged told the numbers of what was answered 201
     */
    public PostReports(Stock stock, String mission, List<String> tokens, BitSet acknowledged) {
        this.stock = stock;
        this.acknowledged = acknowledged;
        this.heads = tokens.stream()
                .map(it -> Heads.of("/v1/missions/" + mission + "/reports", "application/json", it))
                .toList();
    }

    /** @return bytes that a request may take */
    public int requestBytes() {
        return heads.get(0).length + Heads.LENGTH_BYTES + stock.longest();
    }

    @Override
    public void write(long number, ByteBuffer into) {
        into.put(heads.get((int) (number % heads.size())));
        Heads.endWithLength(stock.jsonLength(number), into);
        stock.json(number, into);
    }

    @Override
    public void answered(long number, int status, ByteBuffer body, long dueNanos, long doneNanos) {
        statuses.merge(status, 1L, Long::sum);
        if (status == CREATED) {
            acknowledged.set((int) number);
        }
        latencies.add(doneNanos - dueNanos);
    }

    public Latencies latencies() {
        return latencies;
    }

    /** @return requests that were answered 201 */
    public long created() {
        return statuses.getOrDefault(CREATED, 0L);
    }

    /** @return whether nothing but 201 was answered */
    public boolean allCreated() {
        return statuses.keySet().stream().allMatch(it -> it == CREATED);
    }

    /** @return answers by status, for the reader */
    public String statuses() {
        return statuses.toString();
    }
}
