package org.pollwatch.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that hold what others need: idle, or with a request that never ends. */
final class Crowd implements AutoCloseable {
    private final int port;
    private final List<Socket> sockets = new ArrayList<>();

    Crowd(int port) {
        this.port = port;
    }

    /** @return this crowd, with so many more, each having said this much */
    Crowd join(int count, String beginning) throws IOException {
        byte[] bytes = beginning.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream().write(bytes);
        }
        return this;
    }

    /** Each says a little more, where it still can. */
    void trickle(String more) {
        byte[] bytes = more.getBytes(StandardCharsets.US_ASCII);
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException closed) {
                // Counted by open().
            }
        }
    }

    int size() {
        return sockets.size();
    }

    /** @return how many the server has not closed */
    long open() throws IOException {
        long open = 0;
        for (Socket socket : sockets) {
            open += isOpen(socket) ? 1 : 0;
        }
        return open;
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
