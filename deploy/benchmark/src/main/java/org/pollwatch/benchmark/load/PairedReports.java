package org.pollwatch.benchmark.load;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A steady load, and in it pairs of reports that raise a finding each: the second of a pair follows some requests after
 * the first. Notes when the later of the two was acknowledged.
 */
public final class PairedReports implements Exchange {
    private static final int LEAST_EVERY = 20;
    private static final int CREATED = 201;

    private final int every;
    /** So many requests later the first is long in the log, at any sensible pace. */
    private final int behind;

    private final Stock stock;
    private final MismatchPairs pairs;
    private final List<byte[]> heads;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Map<Integer, Long> secondAt = new HashMap<>();
    private final Map<Integer, Long> firstAt = new HashMap<>();

    /** @param requests how many there will be about; the pairs are spread over them */
    public PairedReports(Stock stock, MismatchPairs pairs, String mission, List<String> tokens, long requests) {
        this.every = 2 * (int) Math.max(LEAST_EVERY / 2, requests / pairs.most() / 2 + 1);
        this.behind = 5 * every + every / 2;
        this.stock = stock;
        this.pairs = pairs;
        this.heads = tokens.stream()
                .map(it -> Heads.of("/v1/missions/" + mission + "/reports", "application/json", it))
                .toList();
    }

    /** @return bytes that a request may take */
    public int requestBytes() {
        return heads.get(0).length + Heads.LENGTH_BYTES + Math.max(stock.longest(), pairs.json(0, false).length * 2);
    }

    private boolean isFirst(long number) {
        return number % every == 0 && number / every < pairs.most();
    }

    private boolean isSecond(long number) {
        return number >= behind && isFirst(number - behind);
    }

    private int pair(long number) {
        return (int) (number / every);
    }

    @Override
    public void write(long number, ByteBuffer into) {
        into.put(heads.get((int) (number % heads.size())));
        if (isFirst(number) || isSecond(number)) {
            byte[] body = isFirst(number) ? pairs.json(pair(number), false) : pairs.json(pair(number - behind), true);
            Heads.endWithLength(body.length, into);
            into.put(body);
            return;
        }
        Heads.endWithLength(stock.jsonLength(number), into);
        stock.json(number, into);
    }

    @Override
    public void answered(long number, int status, ByteBuffer body, long dueNanos, long doneNanos) {
        statuses.merge(status, 1L, Long::sum);
        if (isFirst(number)) {
            firstAt.put(pair(number), doneNanos);
        } else if (isSecond(number)) {
            secondAt.put(pair(number - behind), doneNanos);
        }
    }

    /** @return by finding id, when the later of its two reports was acknowledged, on {@link System#nanoTime()}'s clock */
    public Map<String, Long> acknowledged() {
        Map<String, Long> all = new HashMap<>();
        secondAt.forEach((pair, at) -> Optional.ofNullable(firstAt.get(pair))
                .ifPresent(first -> all.put(pairs.finding(pair), Math.max(at, first))));
        return all;
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
