package org.pollwatch.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.pollwatch.gateway.Gateway;

/** Speaks to a gateway as a phone does. */
final class GatewayClient {
    private static final String MISSION = "river-2026";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String token;

    GatewayClient(Gateway gateway, String token) {
        this.base = "http://127.0.0.1:" + gateway.port() + "/v1/missions/" + MISSION;
        this.token = token;
    }

    static String report(String id, int revision, String groupVoting) {
        return "{\"reportId\":\"" + id + "\",\"revision\":" + revision
                + ",\"form\":\"voting\",\"formVersion\":\"2026-09-01\",\"place\":\"AV-N1-001\","
                + "\"observedAt\":\"2026-09-27T10:15:00-02:30\",\"answers\":{\"group_voting\":\"" + groupVoting
                + "\"}}";
    }

    HttpResponse<String> post(String body) {
        return send(
                request("/reports").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    JsonNode receipts(String reportId) {
        try {
            return json.readTree(send(request("/receipts?reportId=" + reportId)).body())
                    .path("receipts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String rest) {
        return HttpRequest.newBuilder(URI.create(base + rest))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
