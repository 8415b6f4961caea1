package org.pollwatch.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Closes connections of one event loop that are too many or too slow: those that trickle a head or a body to hold what others
 * need. Vert.x's idle timeout does not see them, for something always moves.
 */
final class ConnectionGuard {
    private static final long SWEEP_MILLIS = 1_000;
    private static final long MILLIS = 1_000;

    /** After an answer: a large one may still be on its way over a slow line. */
    private static final long BETWEEN_REQUESTS = Duration.ofMinutes(10).toMillis();

    private final ConnectionLimits limits;
    private final OpenConnections open;
    private final LongSupplier clock;
    private final IdentityHashMap<HttpConnection, Watched> watched = new IdentityHashMap<>();

    ConnectionGuard(ConnectionLimits limits, OpenConnections open) {
        this.limits = limits;
        this.open = open;
        this.clock = () -> System.nanoTime() / 1_000_000;
    }

    /** What a connection does. */
    private static final class Watched {
        private long since;
        private long patience;
        private HttpServerRequest request;
    }

    void start(Vertx vertx) {
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    }

    /** A new connection. */
    void opened(HttpConnection connection) {
        String address = connection.remoteAddress().hostAddress();
        boolean admitted = open.open(address);
        Watched it = new Watched();
        it.since = clock.getAsLong();
        it.patience = limits.firstRequest().toMillis();
        watched.put(connection, it);
        connection.closeHandler(closed -> {
            watched.remove(connection);
            open.closed(address);
        });
        if (!admitted) {
            connection.close();
        }
    }

    /** A request's head is whole. */
    void began(HttpServerRequest request) {
        Watched it = watched.get(request.connection());
        if (it != null) {
            it.request = request;
            it.since = clock.getAsLong();
        }
    }

    private void sweep() {
        long now = clock.getAsLong();
        for (Map.Entry<HttpConnection, Watched> entry : new ArrayList<>(watched.entrySet())) {
            if (isTooSlow(entry.getValue(), now)) {
                entry.getKey().close();
            }
        }
    }

    private boolean isTooSlow(Watched it, long now) {
        if (it.request == null) {
            return now - it.since > it.patience;
        }
        if (!it.request.isEnded()) {
            long counted = now - it.since - limits.grace().toMillis();
            return counted > 0 && it.request.bytesRead() < counted * limits.bytesPerSecond() / MILLIS;
        }
        if (it.request.response().ended()) {
            it.request = null;
            it.since = now;
            it.patience = BETWEEN_REQUESTS;
        }
        return false;
    }
}
