package org.pollwatch.benchmark.load;

import java.nio.ByteBuffer;

/** What is sent, and what is done with the answers; called on the client's one thread. */
public interface Exchange {

    /** Writes a whole request, header and body. */
    void write(long number, ByteBuffer into);

    /**
     * @param dueNanos when the request was due (open) or sent (closed), on {@link System#nanoTime()}'s clock
     * @param doneNanos when the last byte of the answer was there
     */
    void answered(long number, int status, ByteBuffer body, long dueNanos, long doneNanos);
}
