package org.pollwatch.headquarters.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pollwatch.headquarters.RunningServer;

/** What a browser does in a sign-in, step by step: goes where it is sent, and keeps headquarters' cookies. */
final class SignInBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningServer headquarters;
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    SignInBrowser(RunningServer headquarters) {
        this.headquarters = headquarters;
    }

    /** All of it. @return what the page's address says in the end */
    String signIn() throws IOException, InterruptedException {
        return comeBack(atProvider(leave()));
    }

    /** @return where headquarters sends the browser to: the provider, or the page */
    URI leave() throws IOException, InterruptedException {
        return location(get("/v1/session/provider"));
    }

    /** @return where the provider sends the browser to */
    URI atProvider(URI address) throws IOException, InterruptedException {
        return location(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()));
    }

    /** @return what the page's address says of the sign-in */
    String comeBack(URI address) throws IOException, InterruptedException {
        return location(get(address.getRawPath() + "?" + address.getRawQuery()))
                .getQuery()
                .replaceFirst("^signIn=", "");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(headquarters.uri(path)));
    }

    HttpResponse<String> post(String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(headquarters.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    /** Ends the session, with its token. */
    HttpResponse<String> signOut() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(headquarters.uri("/v1/session"))
                .header("X-CSRF-Token", session().path("token").asText())
                .DELETE());
    }

    JsonNode session() throws IOException, InterruptedException {
        return JSON.readTree(get("/v1/session").body());
    }

    Optional<HttpCookie> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    void keep(HttpCookie cookie) {
        cookies.put(cookie.getName(), cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String carried = cookies.values().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
        if (!carried.isEmpty()) {
            request.header("Cookie", carried);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").stream()
                .flatMap(it -> HttpCookie.parse(it).stream())
                .forEach(it -> {
                    if (it.getMaxAge() == 0) {
                        cookies.remove(it.getName());
                    } else {
                        cookies.put(it.getName(), it);
                    }
                });
        return response;
    }

    private URI location(HttpResponse<String> response) {
        return headquarters
                .uri("/")
                .resolve(response.headers()
                        .firstValue("Location")
                        .orElseThrow(() ->
                                new AssertionError("sent nowhere: " + response.statusCode() + " " + response.body())));
    }
}
