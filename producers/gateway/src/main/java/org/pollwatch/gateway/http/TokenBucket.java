package org.pollwatch.gateway.http;

import java.util.function.LongSupplier;

/** What one team may still send. May be in debt after a batch. Safe for use by several threads. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final RateLimit limit;
    private final LongSupplier nanoTime;
    private double left;
    private long at;

    TokenBucket(RateLimit limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.left = limit.burst();
        this.at = nanoTime.getAsLong();
    }

    /** @return 0 if the request may pass, and is counted; else after how many seconds the next may */
    synchronized int take() {
        refill();
        if (left >= 1) {
            left--;
            return 0;
        }
        return (int) Math.max(1, Math.min(3600, Math.ceil((1 - left) / limit.perSecond())));
    }

    /** Counts what a batch held beyond its request. */
    synchronized void charge(int reports) {
        left -= reports;
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        left = Math.min(limit.burst(), left + (now - at) / NANOS * limit.perSecond());
        at = now;
    }
}
