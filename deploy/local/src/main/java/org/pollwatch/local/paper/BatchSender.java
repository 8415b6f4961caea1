package org.pollwatch.local.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Sends rows to a gateway, some hundred at a time. What the gateway cannot take now is sent again, a few times. */
public final class BatchSender {
    private static final int AT_ONCE = 500;
    private static final int ATTEMPTS = 6;
    private static final int TOO_MANY = 429;
    private static final int NOT_NOW = 503;
    private static final int FIRST_PROBLEM = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI target;
    private final String token;

    /** @param gateway for example {@code http://127.0.0.1:8080} */
    public BatchSender(URI gateway, String mission, String token) {
        String base = gateway.toString().replaceFirst("/+$", "");
        this.target = URI.create(base + "/v1/missions/" + mission + "/reports:batch");
        this.token = token;
    }

    /**
     * A row that was not taken.
     *
     * @param why the gateway's words
     */
    public record NotTaken(long line, String why) {}

    /**
     * @param progress is told after each part how many rows have their answer
     * @return what was not taken, in order; empty if all is
     * @throws IOException if the gateway cannot be reached or takes nothing from this token; rows sent before stay taken, and may
     *     be sent again
     */
    public List<NotTaken> send(List<FileRow> rows, LongConsumer progress) throws IOException, InterruptedException {
        List<NotTaken> notTaken = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            int to = Math.min(rows.size(), from + AT_ONCE);
            notTaken.addAll(sendPart(rows.subList(from, to)));
            progress.accept(to);
        }
        return notTaken;
    }

    private List<NotTaken> sendPart(List<FileRow> part) throws IOException, InterruptedException {
        List<NotTaken> notTaken = new ArrayList<>();
        List<FileRow> waiting = part;
        for (int attempt = 1; !waiting.isEmpty(); attempt++) {
            HttpResponse<String> response = post(waiting);
            List<FileRow> again = new ArrayList<>();
            if (response.statusCode() == TOO_MANY || response.statusCode() == NOT_NOW) {
                again.addAll(waiting);
            } else if (response.statusCode() >= FIRST_PROBLEM) {
                throw new IOException("the gateway answers " + title(json.readTree(response.body())));
            } else {
                judge(waiting, response.body().lines().toList(), again, notTaken);
            }
            if (attempt == ATTEMPTS) {
                again.forEach(
                        it -> notTaken.add(new NotTaken(it.line(), "not taken now; import the file again later")));
                return notTaken;
            }
            waiting = again;
            if (!again.isEmpty()) {
                Thread.sleep(pause(response).toMillis());
            }
        }
        return notTaken;
    }

    private void judge(List<FileRow> sent, List<String> answers, List<FileRow> again, List<NotTaken> notTaken)
            throws IOException {
        if (answers.size() != sent.size()) {
            throw new IOException("the gateway answered " + answers.size() + " of " + sent.size() + " rows");
        }
        for (int i = 0; i < sent.size(); i++) {
            JsonNode answer = json.readTree(answers.get(i));
            int status = answer.path("status").asInt();
            if (status == NOT_NOW) {
                again.add(sent.get(i));
            } else if (status >= FIRST_PROBLEM) {
                notTaken.add(new NotTaken(sent.get(i).line(), title(answer)));
            }
        }
    }

    private static String title(JsonNode problem) {
        StringBuilder text = new StringBuilder(
                problem.path("status").asText() + ": " + problem.path("title").asText());
        problem.path("errors").forEach(error -> text.append("; ")
                .append(error.path("field").asText())
                .append(": expected ")
                .append(error.path("expected").asText()));
        return text.toString();
    }

    private static Duration pause(HttpResponse<String> response) {
        long seconds = response.headers().firstValueAsLong("retry-after").orElse(2);
        return Duration.ofSeconds(Math.max(1, Math.min(seconds, 30)));
    }

    private HttpResponse<String> post(List<FileRow> rows) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        rows.forEach(it -> body.append(it.json()).append('\n'));
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
