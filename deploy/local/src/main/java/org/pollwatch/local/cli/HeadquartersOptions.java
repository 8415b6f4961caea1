package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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

    @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
    private String mission;

    /**
     * Posts to one of the mission's resources and prints what headquarters says.
     *
     * @return the command's exit code
     */
    int post(String resource, String mediaType, String body, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        return ask(
                to(resource).header("Content-Type", mediaType).POST(HttpRequest.BodyPublishers.ofString(body)),
                out,
                err);
    }

    /**
     * Reads one of the mission's resources and prints what headquarters says.
     *
     * @return the command's exit code
     */
    int get(String resource, PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        return ask(to(resource), out, err);
    }

    private HttpRequest.Builder to(String resource) {
        return HttpRequest.newBuilder(URI.create(headquarters + "/v1/missions/" + mission + "/" + resource));
    }

    private static int ask(HttpRequest.Builder asked, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        HttpRequest request = asked.timeout(PATIENCE).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        boolean refused = response.statusCode() >= REFUSED;
        (refused ? err : out).println(response.body());
        return refused ? 1 : 0;
    }
}
