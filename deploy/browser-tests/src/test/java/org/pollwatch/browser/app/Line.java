package org.pollwatch.browser.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The line between phone and gateway, which can lose an answer after the gateway has given it, give a 503 of its own,
 * answer like a captive portal, or be cut altogether.
 */
final class Line implements AutoCloseable {

    /** What happens to one request. */
    enum Fate {
        THROUGH,
        /** the gateway acts on it, and its answer is lost */
        ANSWER_LOST,
        /** does not reach the gateway */
        UNAVAILABLE,
        /** does not reach the gateway; a page that says "please log in", as 200 */
        CAPTIVE_PORTAL
    }

    private static final Set<String> REQUEST_HEADERS =
            Set.of("authorization", "content-type", "content-encoding", "accept-encoding", "if-none-match");
    private static final Set<String> OWN_HEADERS = Set.of("content-length", "transfer-encoding", "connection");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> put = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final URI gateway;
    private final int port;
    private volatile Function<String, Fate> fates = path -> Fate.THROUGH;
    private HttpServer server;

    /** @param port 0 for a free one, which it keeps when it is cut and mended */
    Line(URI gateway, int port) {
        this.gateway = gateway;
        this.server = open(port);
        this.port = server.getAddress().getPort();
    }

    private HttpServer open(int wanted) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            opened.setExecutor(threads);
            opened.createContext("/", this::handle);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/app/");
    }

    /** Says what happens to each request from now on, by its path. */
    void fate(Function<String, Fate> next) {
        fates = next;
    }

    void clear() {
        fates = path -> Fate.THROUGH;
        answers.clear();
    }

    /** Answers a path itself, as JSON; all paths that begin so, where it ends with a star. */
    void answer(String path, String json) {
        answers.put(path, json);
    }

    /** Nobody is there any more. */
    void cut() {
        server.stop(0);
    }

    void mend() {
        server = open(port);
    }

    /** Bytes of bodies and about what their headers take, since the last call. */
    long takeBytes() {
        return bytes.getAndSet(0);
    }

    /** Method and path of everything that came, in order. */
    List<String> passed() {
        return List.copyOf(passed);
    }

    /** What was uploaded, by path. */
    Map<String, byte[]> put() {
        return Map.copyOf(put);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI asked = exchange.getRequestURI();
            passed.add(exchange.getRequestMethod() + " " + asked);
            if (exchange.getRequestMethod().equals("PUT")) {
                put.put(asked.getPath(), body);
            }
            String prepared = prepared(asked.getPath());
            switch (fates.apply(asked.getPath())) {
                case UNAVAILABLE -> send(exchange, 503, "text/plain", new byte[0]);
                case CAPTIVE_PORTAL ->
                    send(exchange, 200, "text/html", "<h1>Welcome</h1>".getBytes(StandardCharsets.UTF_8));
                case ANSWER_LOST -> forward(exchange, body);
                case THROUGH -> {
                    if (prepared != null) {
                        send(exchange, 200, "application/json", prepared.getBytes(StandardCharsets.UTF_8));
                    } else {
                        answer(exchange, forward(exchange, body));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String prepared(String path) {
        return answers.entrySet().stream()
                .filter(it -> fits(it.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(String pattern, String path) {
        return pattern.endsWith("*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : path.equals(pattern);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        gateway.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (REQUEST_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.statusCode(), -1);
        } else {
            write(exchange, response.statusCode(), response.body());
        }
    }

    private void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        write(exchange, status, body);
    }

    private void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        long headers = exchange.getResponseHeaders().entrySet().stream()
                .mapToLong(it -> it.getKey().length() + it.getValue().toString().length() + 2)
                .sum();
        bytes.addAndGet(body.length + headers);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
