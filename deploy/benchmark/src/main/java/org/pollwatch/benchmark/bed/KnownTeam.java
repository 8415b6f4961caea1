package org.pollwatch.benchmark.bed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A new token takes a moment to be known to the gateway. */
public final class KnownTeam {
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MS = 20;

    private KnownTeam() {}

    /** @throws IllegalStateException if the gateway does not know the team in time */
    public static void await(ServedSet set, Link link, String token) {
        URI forms = URI.create("http://" + set.host() + ":" + set.gatewayPort() + "/v1/missions/"
                + link.mission().id() + "/forms");
        HttpRequest request = HttpRequest.newBuilder(forms)
                .timeout(Duration.ofSeconds(12))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpClient http = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != OK) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the gateway does not know a new team");
                }
                Thread.sleep(POLL_MS);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the gateway did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
