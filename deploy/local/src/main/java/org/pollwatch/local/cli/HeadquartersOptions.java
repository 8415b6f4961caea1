package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
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

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "the account at headquarters, where it asks for one")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "its password, in a file; never an argument, which others on the machine can read")
    private Optional<Path> password = Optional.empty();

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
        if (account.isPresent()) {
            request.header("Authorization", "Basic " + credentials(account.get()));
        }
        return request;
    }

    private static Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    /** From the file, else from the environment: {@code POLLWATCH_PASSWORD}. */
    private String credentials(String name) throws IOException {
        String secret = password.isPresent()
                ? Files.readString(password.get()).strip()
                : Optional.ofNullable(System.getenv("POLLWATCH_PASSWORD")).orElse("");
        return Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
