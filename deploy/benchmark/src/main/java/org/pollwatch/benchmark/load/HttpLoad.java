package org.pollwatch.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * HTTP/1.1 load on one thread and some connections. It shares the machine with what it measures, so it does as little as
 * can be done: bytes out, status and length in.
 */
public final class HttpLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Selector selector;
    private final List<Connection> all = new ArrayList<>();
    private final Deque<Connection> free = new ArrayDeque<>();
    private long next;

    /** @param requestBytes of the longest request */
    public HttpLoad(String host, int port, int connections, int requestBytes) {
        try {
            this.selector = Selector.open();
            for (int i = 0; i < connections; i++) {
                all.add(new Connection(selector, new InetSocketAddress(host, port), requestBytes));
            }
            free.addAll(all);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + host + ":" + port, e);
        }
    }

    /**
     * Sends at a pace, then waits for the last answers.
     *
     * @param first number of the first request; the next ones have the numbers above it
     * @return how long it took, until the last answer
     * @throws UncheckedIOException if a connection breaks
     * @throws IllegalStateException if answers are missing long after the last request
     */
    public Duration run(long first, Pace pace, Exchange exchange) {
        try {
            long start = System.nanoTime();
            long end = start + pace.duration().toNanos();
            next = first;
            boolean more = true;
            while (more || free.size() < all.size()) {
                more = more && begin(first, start, end, pace, exchange);
                if (free.size() < all.size() || more) {
                    await(pace);
                    take(exchange);
                }
                if (System.nanoTime() > end + PATIENCE.toNanos()) {
                    throw new IllegalStateException(all.size() - free.size() + " requests were not answered");
                }
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the number after the last one sent */
    public long next() {
        return next;
    }

    /** @return whether there will be more */
    private boolean begin(long first, long start, long end, Pace pace, Exchange exchange) throws IOException {
        while (true) {
            long now = System.nanoTime();
            boolean open = pace instanceof Pace.Open;
            long due = open ? start + pace.dueAfter(next - first) : now;
            if (due >= end) {
                return false;
            }
            if (free.isEmpty() || due > now) {
                return true;
            }
            free.pop().begin(next++, due, exchange);
        }
    }

    /** A request may begin a millisecond late for that; the delay is counted. */
    private void await(Pace pace) throws IOException {
        selector.select(pace instanceof Pace.Open ? 1 : 1_000);
    }

    private void take(Exchange exchange) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            Connection connection = (Connection) key.attachment();
            if (key.isWritable()) {
                connection.write();
            }
            if (key.isReadable() && connection.read(exchange)) {
                free.push(connection);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        try {
            for (Connection connection : all) {
                connection.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
