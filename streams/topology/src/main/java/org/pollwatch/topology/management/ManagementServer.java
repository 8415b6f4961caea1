package org.pollwatch.topology.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.pollwatch.contract.ContractException;

/**
 * {@code /health/live} and {@code /health/ready} (also {@code /health}) answer 200 or 503, {@code /metrics} in Prometheus'
 * text. The JDK's own server: three short answers to one asker every few seconds need no other.
 */
public final class ManagementServer implements AutoCloseable {
    private static final int GOOD = 200;
    private static final int NOT_SO = 503;
    private static final int NO_SUCH = 404;

    private final HttpServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "topology-management");
        made.setDaemon(true);
        return made;
    });

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens and answers from now on.
     *
     * @param at port 0 for any free one
     * @param alive false once the instance has stopped for good
     * @param ready true while what comes is judged at once
     * @throws ContractException if the address cannot be listened on
     */
    public static ManagementServer start(
            InetSocketAddress at, BooleanSupplier alive, BooleanSupplier ready, PrometheusMeterRegistry meters) {
        HttpServer server;
        try {
            server = HttpServer.create(at, 0);
        } catch (IOException e) {
            throw new ContractException("the management port cannot be had at " + at, e);
        }
        server.createContext("/", it -> answer(it, NO_SUCH, "text/plain", "no such page\n"));
        server.createContext("/health", it -> health(it, ready));
        server.createContext("/health/live", it -> health(it, alive));
        server.createContext("/health/ready", it -> health(it, ready));
        server.createContext(
                "/metrics", it -> answer(it, GOOD, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
        ManagementServer started = new ManagementServer(server);
        server.setExecutor(started.thread);
        server.start();
        return started;
    }

    private static void health(HttpExchange exchange, BooleanSupplier holds) throws IOException {
        boolean good = holds.getAsBoolean();
        String json = "{\"status\":\"" + (good ? "UP" : "DOWN") + "\"}\n";
        answer(exchange, good ? GOOD : NOT_SO, "application/json", json);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /** @return where it listens */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdown();
    }
}
