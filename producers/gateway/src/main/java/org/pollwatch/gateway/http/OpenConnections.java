package org.pollwatch.gateway.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many connections are open on all event loops, in all and from each address. */
final class OpenConnections {
    private final ConnectionLimits limits;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    OpenConnections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** @return whether there was room; then {@link #closed} follows once */
    boolean open(String address) {
        int inAll = all.incrementAndGet();
        int fromThere = byAddress.merge(address, 1, Integer::sum);
        if (inAll <= limits.total() && fromThere <= limits.perAddress()) {
            return true;
        }
        refused.incrementAndGet();
        return false;
    }

    /** Also for one that there was no room for. */
    void closed(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (same, open) -> open == 1 ? null : open - 1);
    }

    int count() {
        return all.get();
    }

    /** @return connections that were closed because there were too many */
    long refused() {
        return refused.get();
    }
}
