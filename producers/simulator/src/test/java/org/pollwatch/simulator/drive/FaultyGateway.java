package org.pollwatch.simulator.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A gateway that fails at random: 503 before and after taking a report, 429, silence, part of a batch. */
final class FaultyGateway implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random;
    private final double faults;
    private final Map<String, String> teamsByToken;
    private final AtomicInteger refuse = new AtomicInteger();

    /** What was taken: team by report id and revision. */
    final Map<String, String> taken = new ConcurrentHashMap<>();

    /** Contents by report id and revision, to see that the same is sent again unchanged. */
    final Map<String, String> bodies = new ConcurrentHashMap<>();

    final List<String> faultsSeen = Collections.synchronizedList(new ArrayList<>());

    FaultyGateway(long seed, double faults, Map<String, String> teamsByToken) throws IOException {
        this.random = new Random(seed);
        this.faults = faults;
        this.teamsByToken = teamsByToken;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next single report is answered with 422. */
    void refuseOne() {
        refuse.set(1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        String team = teamsByToken.get(token);
        byte[] body = body(exchange);
        if (team == null) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestURI().getPath().endsWith(":batch")) {
            batch(exchange, team, body);
        } else {
            single(exchange, team, body);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody()) {
            return in.readAllBytes();
        }
    }

    private void single(HttpExchange exchange, String team, byte[] body) throws IOException {
        JsonNode report = MAPPER.readTree(body);
        if (refuse.getAndSet(0) == 1) {
            answer(
                    exchange,
                    422,
                    "{\"title\":\"Invalid\",\"errors\":[{\"field\":\"answers.x\",\"expected\":\"yes or no\"}]}");
            return;
        }
        double luck = luck();
        if (luck < faults / 4) {
            fail(exchange, 503);
        } else if (luck < faults / 2) {
            take(team, report);
            fail(exchange, 503);
        } else if (luck < faults * 3 / 4) {
            fail(exchange, 429);
        } else if (luck < faults) {
            take(team, report);
            faultsSeen.add("silence");
            exchange.close();
        } else {
            answer(exchange, take(team, report), "{}");
        }
    }

    private void batch(HttpExchange exchange, String team, byte[] body) throws IOException {
        if (luck() < faults / 2) {
            fail(exchange, 503);
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (String line : new String(body, StandardCharsets.UTF_8).lines().toList()) {
            int status = luck() < faults / 4 ? 503 : take(team, MAPPER.readTree(line));
            lines.append("{\"status\":").append(status).append("}\n");
        }
        answer(exchange, lines.indexOf("503") < 0 ? 200 : 207, lines.toString());
    }

    private synchronized double luck() {
        return random.nextDouble();
    }

    private int take(String team, JsonNode report) {
        String key =
                report.path("reportId").asText() + "/" + report.path("revision").asLong();
        String before = bodies.putIfAbsent(key, content(report));
        if (before != null && !before.equals(content(report))) {
            return 409;
        }
        return taken.put(key, team) == null ? 201 : 200;
    }

    private static String content(JsonNode report) {
        ObjectNode copy = report.deepCopy();
        copy.remove("sentAt");
        return copy.toString();
    }

    private void fail(HttpExchange exchange, int status) throws IOException {
        faultsSeen.add(String.valueOf(status));
        exchange.getResponseHeaders().add("Retry-After", "0");
        answer(exchange, status, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
