package org.pollwatch.local.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to a registry that listens on this machine alone. Apicurio tells readers from writers only with an OpenID
 * provider; here the certificate tells: without one of ours nobody gets in, and only the publisher and the admin write.
 */
public final class RegistryDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryDoor.class);
    private static final String API = "/apis/ccompat/v7/";
    private static final Pattern PATH = Pattern.compile("/apis/ccompat/v7/[A-Za-z0-9_/%-]+(\\.[A-Za-z0-9_/%-]+)*");
    /** Which id a schema has is asked by POST. It registers nothing. */
    private static final Pattern LOOK_UP = Pattern.compile("/apis/ccompat/v7/subjects/[^/]+");

    private static final Set<String> WRITERS =
            Set.of("CN=" + ServicePrincipal.PUBLISHER.commonName(), "CN=" + ServicePrincipal.ADMIN.commonName());
    private static final int LARGEST_BODY = 1 << 20;
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FORBIDDEN = 403;
    private static final int BAD_GATEWAY = 502;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI registry;

    private RegistryDoor(HttpsServer server, URI registry) {
        this.server = server;
        this.registry = registry;
    }

    /**
     * Opens it.
     *
     * @param registry the registry's Confluent API, on this machine
     * @param address to listen on
     * @param pem key and certificate of this host
     * @param authority whose certificates open the door, in PEM
     * @throws IOException if the port is taken
     */
    public static RegistryDoor open(URI registry, InetSocketAddress address, Path pem, Path authority)
            throws IOException {
        SSLContext context = Tls.context(Map.of(
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                pem.toString(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.toString()));
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                wanted.setProtocols(new String[] {"TLSv1.3"});
                parameters.setSSLParameters(wanted);
            }
        });
        RegistryDoor door = new RegistryDoor(server, registry);
        server.createContext("/", door::handle);
        server.setExecutor(door.threads);
        server.start();
        return door;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String who = ((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName();
            String path = exchange.getRequestURI().getRawPath();
            if (!PATH.matcher(path).matches() || !(reads(exchange.getRequestMethod(), path) || WRITERS.contains(who))) {
                LOG.warn("registry: refused {} {} of {}", exchange.getRequestMethod(), path, who);
                answer(exchange, FORBIDDEN, message(FORBIDDEN, "only the publisher writes"), "application/json");
                return;
            }
            forward(exchange, path);
        } catch (SSLPeerUnverifiedException e) {
            LOG.warn("registry: refused one without a certificate");
        }
    }

    private static boolean reads(String method, String path) {
        return switch (method) {
            case "GET", "HEAD" -> true;
            case "POST" -> LOOK_UP.matcher(path).matches();
            default -> false;
        };
    }

    private void forward(HttpExchange exchange, String path) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String rest = path.substring(API.length()) + (query == null ? "" : "?" + query);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(registry + "/" + rest)).timeout(PATIENCE);
        for (String header : Set.of("Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST_BODY);
        }
        request.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<byte[]> said = http.send(request.build(), BodyHandlers.ofByteArray());
            String type = said.headers().firstValue("Content-Type").orElse("application/json");
            answer(exchange, said.statusCode(), said.body(), type);
        } catch (IOException e) {
            LOG.warn("registry: does not answer: {}", e.toString());
            answer(exchange, BAD_GATEWAY, message(BAD_GATEWAY, "the registry does not answer"), "application/json");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As Confluent's registry puts it, so that its clients understand. */
    private static byte[] message(int status, String text) {
        return ("{\"error_code\":" + status + ",\"message\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
