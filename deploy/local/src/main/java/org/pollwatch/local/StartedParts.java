package org.pollwatch.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started so far, closed in reverse order; one part's trouble in closing does not keep the next open. */
final class StartedParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    private record Part(String name, AutoCloseable running) {}

    /**
     * Takes a running part over.
     *
     * @param name for the log
     * @param running the part
     * @return the same part
     * @throws IllegalStateException when everything was stopped meanwhile; the part is closed then too
     */
    synchronized <T extends AutoCloseable> T add(String name, T running) {
        Part part = new Part(name, running);
        if (closed) {
            close(part);
            throw new IllegalStateException("stopped while " + name + " started");
        }
        parts.push(part);
        return running;
    }

    /** Closes everything; a second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(Part part) {
        try {
            part.running().close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            LOG.warn("{} did not stop in order: {}", part.name(), failed.toString());
        }
    }
}
