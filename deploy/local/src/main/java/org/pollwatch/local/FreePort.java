package org.pollwatch.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds TCP ports that nothing listens on. */
public final class FreePort {

    /** Below every system's range for outgoing connections, so that no client's socket takes the port meanwhile. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private FreePort() {}

    /**
     * Any free port of an address.
     *
     * @param host the address to listen on, as a name or number
     * @return a port that was free a moment ago
     * @throws IllegalStateException when none was found
     */
    public static int any(String host) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(host, port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST + " on " + host);
    }

    /**
     * The first free port from a preferred one upwards.
     *
     * @param host the address to listen on
     * @param preferred where to begin
     * @return the preferred port, or one of the hundred above it
     * @throws IllegalStateException when all of them are taken
     */
    public static int from(String host, int preferred) {
        for (int port = preferred; port < preferred + 100; port++) {
            if (isFree(host, port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port between " + preferred + " and " + (preferred + 99) + " on " + host);
    }

    /**
     * Whether a server could listen there now.
     *
     * @param host the address to listen on
     * @param port the port
     * @return false when something listens there, on this address or on all
     */
    public static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
