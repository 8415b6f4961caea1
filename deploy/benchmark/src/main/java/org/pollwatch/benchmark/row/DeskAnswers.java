package org.pollwatch.benchmark.row;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.pollwatch.benchmark.bed.Link;

/** Asks a headquarters, which may not be there yet, until it shows what is awaited. */
final class DeskAnswers {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A slow machine gets through two hundred a second. */
    private static final Duration PATIENCE_FOR_A_REPORT = Duration.ofMillis(5);

    private static final long POLL_MS = 20;

    private final HttpClient http;
    private final URI mission;
    private final Link link;
    private final Runnable expectAlive;

    /**
     * @param mission headquarters' address of the mission
     * @param expectAlive throws where its process has ended
     */
    DeskAnswers(HttpClient http, URI mission, Link link, Runnable expectAlive) {
        this.http = http;
        this.mission = mission;
        this.link = link;
        this.expectAlive = expectAlive;
    }

    /** Waits until the board shows so many reports of the country. */
    void awaitCountry(long reports) {
        await(
                "rates?area=" + link.country() + "&form=" + link.form().id(),
                "\"hour\":null,\"reports\":" + reports + ",",
                reports);
    }

    /** Waits until every one of so many reports can be opened. */
    void awaitReports(long reports) {
        await("reports?limit=0", "\"behind\":0,\"whole\":true,\"total\":" + reports + ",", reports);
    }

    private void await(String what, String wanted, long reports) {
        HttpRequest request = HttpRequest.newBuilder(mission.resolve(what))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime()
                + PATIENCE.plus(PATIENCE_FOR_A_REPORT.multipliedBy(reports)).toNanos();
        String last = "";
        while (!last.contains(wanted)) {
            expectAlive.run();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("headquarters did not come to " + reports + " reports: " + last);
            }
            last = answer(request);
        }
    }

    private String answer(HttpRequest request) {
        try {
            Thread.sleep(POLL_MS);
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notNow) {
            return notNow.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
