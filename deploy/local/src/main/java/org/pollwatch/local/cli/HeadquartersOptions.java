package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which headquarters, and which of its missions. */
final class HeadquartersOptions {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REFUSED = 400;

    @Option(
            names = "--headquarters",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8090",
            description = "where headquarters listens (default: ${DEFAULT-VALUE})")
    private URI headquarters;

    @Mixin
    private HeadquartersAccount account;

    @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
    private String mission;

    /** What headquarters said. */
    record Answer(int status, String body) {

        boolean isRefused() {
            return status >= REFUSED;
        }
    }

    /**
     * Posts to one of the mission's resources and prints what headquarters says.
     *
     * @return the command's exit code
     */
    int post(String resource, String mediaType, String body, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        return told(send(resource, mediaType, body), out, err);
    }

    /**
     * Reads one of the mission's resources and prints what headquarters says.
     *
     * @return the command's exit code
     */
    int get(String resource, PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        return told(get(resource), out, err);
    }

    private static int told(Answer answer, PrintWriter out, PrintWriter err) {
        (answer.isRefused() ? err : out).println(answer.body());
        return answer.isRefused() ? 1 : 0;
    }

    /** Posts to one of the mission's resources. */
    Answer send(String resource, String mediaType, String body) throws IOException, InterruptedException {
        return answer(request(resource)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Reads one of the mission's resources. */
    Answer get(String resource) throws IOException, InterruptedException {
        return answer(request(resource).build());
    }

    private HttpRequest.Builder request(String resource) throws IOException {
        URI target = URI.create(headquarters + "/v1/missions/" + mission + "/" + resource);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(PATIENCE);
        account.authorization().ifPresent(it -> request.header("Authorization", it));
        return request;
    }

    private static Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
