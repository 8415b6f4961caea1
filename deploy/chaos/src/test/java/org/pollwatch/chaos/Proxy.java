package org.pollwatch.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Everything that is sent to one address goes through here, and can be spoilt. */
final class Proxy implements AutoCloseable {
    private static final int PIECE = 64 << 10;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    /** What becomes of what is sent. */
    enum State {
        OPEN,
        /** Each piece waits. */
        SLOW,
        /** Nothing arrives, and nobody is told: a cable that hangs loose. */
        SILENT,
        /** Connections are closed, and new ones too. */
        CUT
    }

    private final int target;
    private final long delayNanos;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;

    /**
     * At any port.
     *
     * @param target port on 127.0.0.1 that everything is carried to
     * @param delayMillis of each piece while it is slow
     */
    Proxy(int target, long delayMillis) {
        this("127.0.0.1", 0, target, delayMillis);
    }

    /** As above, at one of this machine's addresses. */
    Proxy(String host, int port, int target, long delayMillis) {
        this.target = target;
        this.delayNanos = delayMillis * 1_000_000;
        try {
            this.server = new ServerSocket(port, 256, InetAddress.getByName(host));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void become(State next) {
        state = next;
        if (next == State.CUT) {
            open.forEach(Proxy::quietly);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (state == State.CUT) {
                    quietly(client);
                } else {
                    join(client);
                }
            } catch (IOException closed) {
                // The broker is away, or the proxy closed.
            }
        }
    }

    private void join(Socket client) throws IOException {
        open.add(client);
        Socket broker;
        try {
            broker = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException away) {
            open.remove(client);
            quietly(client);
            return;
        }
        open.add(broker);
        client.setTcpNoDelay(true);
        broker.setTcpNoDelay(true);
        thread(() -> carry(client, broker));
        thread(() -> carry(broker, client));
    }

    private void carry(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                hold();
                out.write(piece, 0, read);
            }
        } catch (IOException closed) {
            // One side has gone; the other follows.
        } finally {
            open.remove(from);
            open.remove(to);
            quietly(from);
            quietly(to);
        }
    }

    private void hold() {
        if (state == State.SLOW) {
            LockSupport.parkNanos(delayNanos);
        }
        while (state == State.SILENT && !server.isClosed()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // Closed is what it was to be.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Proxy::quietly);
    }
}
