package org.pollwatch.headquarters.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A response that a worker thread writes to, no faster than the client takes it. */
final class ResponseStream extends OutputStream {
    private static final int PIECE = 64 << 10;
    private static final long PATIENCE_SECONDS = 30;

    private final HttpServerResponse response;
    private Buffer piece = Buffer.buffer(PIECE);

    ResponseStream(HttpServerResponse response) {
        this.response = response;
    }

    @Override
    public void write(int value) throws IOException {
        piece.appendByte((byte) value);
        sendIfFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        piece.appendBytes(bytes, offset, length);
        sendIfFull();
    }

    private void sendIfFull() throws IOException {
        if (piece.length() >= PIECE) {
            send();
        }
    }

    /** Waits until the piece has left, so that at most one is in memory. */
    private void send() throws IOException {
        Buffer full = piece;
        piece = Buffer.buffer(PIECE);
        try {
            response.write(full).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the client does not take the answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Sends what is left; the response itself is ended by whoever began it. */
    @Override
    public void close() throws IOException {
        if (piece.length() > 0) {
            send();
        }
    }
}
