package org.pollwatch.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many who watch one event stream and do nothing with it, on one thread: it shares the machine with what is measured, so it
 * reads and forgets.
 */
public final class Audience implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BUFFER = 1 << 20;
    private static final long POLL_MS = 5;

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread reader;
    private volatile long bytes;
    private volatile int begun;
    private volatile int lost;
    private volatile boolean closed;

    /**
     * Returns when each of them has been answered.
     *
     * @param events the stream's address
     * @throws IllegalStateException if some are not answered in time
     */
    public Audience(URI events, int size) {
        String path = events.getRawPath() + (events.getRawQuery() == null ? "" : "?" + events.getRawQuery());
        String head =
                "GET " + path + " HTTP/1.1\r\nHost: " + events.getAuthority() + "\r\nAccept-Encoding: gzip\r\n\r\n";
        byte[] request = head.getBytes(StandardCharsets.US_ASCII);
        try {
            this.selector = Selector.open();
            for (int i = 0; i < size; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(events.getHost(), events.getPort()));
                channel.write(ByteBuffer.wrap(request));
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new boolean[1]);
                channels.add(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + events, e);
        }
        this.reader = new Thread(this::readAll, "audience");
        reader.setDaemon(true);
        reader.start();
        awaitAll(size);
    }

    private void awaitAll(int size) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (begun < size) {
            if (System.nanoTime() > deadline || lost > 0) {
                throw new IllegalStateException(begun + " of " + size + " watchers were answered, " + lost + " lost");
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private void readAll() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!closed) {
                selector.select(1_000);
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key, buffer);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException e) {
            if (!closed) {
                lost = channels.size();
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by this thread only
    private void read(SelectionKey key, ByteBuffer buffer) {
        buffer.clear();
        try {
            int read = ((SocketChannel) key.channel()).read(buffer);
            if (read < 0) {
                throw new IOException("the stream ended");
            }
            bytes += read;
            boolean[] answered = (boolean[]) key.attachment();
            if (!answered[0]) {
                answered[0] = true;
                begun++;
            }
        } catch (IOException e) {
            key.cancel();
            lost++;
        }
    }

    /** @return bytes that all together have been sent so far */
    public long bytes() {
        return bytes;
    }

    /** @return how many streams have broken */
    public int lost() {
        return lost;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            reader.join(5_000);
            for (SocketChannel channel : channels) {
                channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
