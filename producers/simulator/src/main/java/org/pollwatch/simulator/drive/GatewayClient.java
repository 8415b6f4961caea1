package org.pollwatch.simulator.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;
import org.pollwatch.counting.Report;
import org.pollwatch.simulator.day.Sending;

/**
 * A device's side of the gateway: sends until everything is taken. What got no answer, a 5xx or a 429 is sent again
 * unchanged, after a pause; of a batch, only the lines that were not taken. Safe for use by many threads.
 */
final class GatewayClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int GZIP_FROM_BYTES = 4_096;

    private final HttpClient http;
    private final DriveSettings settings;
    private final String mission;
    private final LongAdder created = new LongAdder();
    private final LongAdder known = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    GatewayClient(DriveSettings settings, String mission) {
        this.settings = settings;
        this.mission = mission;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.requestTimeout())
                .build();
    }

    /**
     * Returns when the gateway has taken every report.
     *
     * @throws SimulationException if it refuses one, or takes longer than the settings' patience
     */
    void send(Sending sending) throws InterruptedException {
        Pauses pauses = new Pauses(settings);
        List<Report> left = sending.reports();
        while (!left.isEmpty()) {
            Attempt attempt = attempt(sending, left);
            left = attempt.left();
            if (!left.isEmpty()) {
                pauses.await(attempt.reason(), attempt.retryAfter());
            }
        }
    }

    /** What one attempt left to be sent again, and why. */
    private record Attempt(List<Report> left, String reason, Duration retryAfter) {
        static final Attempt DONE = new Attempt(List.of(), "", Duration.ZERO);
    }

    private Attempt attempt(Sending sending, List<Report> reports) throws InterruptedException {
        attempts.increment();
        HttpResponse<String> response;
        try {
            response = http.send(request(sending, reports), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            unanswered.increment();
            return new Attempt(reports, "no answer (" + e.getClass().getSimpleName() + ")", Duration.ZERO);
        }
        int status = response.statusCode();
        if (isAgain(status)) {
            return new Attempt(reports, counted(status), retryAfter(response));
        }
        if (sending.batch() && (status == 200 || status == 207)) {
            return lines(reports, response.body());
        }
        take(status, response.body());
        return Attempt.DONE;
    }

    private Attempt lines(List<Report> reports, String body) {
        List<String> lines = body.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() != reports.size()) {
            throw new SimulationException("batch: expected " + reports.size() + " result lines, got " + lines.size());
        }
        List<Report> left = new ArrayList<>();
        String reason = "";
        for (int index = 0; index < reports.size(); index++) {
            int status = json(lines.get(index)).path("status").asInt();
            if (isAgain(status)) {
                left.add(reports.get(index));
                reason = counted(status);
            } else {
                take(status, lines.get(index));
            }
        }
        return new Attempt(left, reason, Duration.ZERO);
    }

    private static boolean isAgain(int status) {
        return status >= 500 || status == 429;
    }

    private String counted(int status) {
        (status == 429 ? throttled : unavailable).increment();
        return "status " + status;
    }

    private void take(int status, String body) {
        switch (status) {
            case 200 -> known.increment();
            case 201 -> created.increment();
            default -> throw new SimulationException("report refused with status " + status + reasons(json(body)));
        }
    }

    private static String reasons(JsonNode problem) {
        StringBuilder text = new StringBuilder();
        problem.path("errors").forEach(error -> text.append("; ")
                .append(error.path("field").asText())
                .append(": expected ")
                .append(error.path("expected").asText()));
        String title = problem.path("title").asText();
        return (title.isEmpty() ? "" : ", " + title) + text;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SimulationException("expected a JSON answer from the gateway", e);
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private HttpRequest request(Sending sending, List<Report> reports) {
        String path = "/v1/missions/" + mission + (sending.batch() ? "/reports:batch" : "/reports");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.gateway() + path))
                .timeout(settings.requestTimeout())
                .header("Authorization", "Bearer " + settings.tokens().get(sending.team()))
                .header("Content-Type", sending.batch() ? "application/x-ndjson" : "application/json");
        byte[] body = sending.batch()
                ? ReportJson.lines(reports, sending.at())
                : ReportJson.one(reports.get(0), sending.at());
        if (body.length >= GZIP_FROM_BYTES) {
            request.header("Content-Encoding", "gzip");
            body = gzip(body);
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    DriveCounts counts() {
        return new DriveCounts(
                created.sum(), known.sum(), attempts.sum(), unavailable.sum(), throttled.sum(), unanswered.sum());
    }
}
