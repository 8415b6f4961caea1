package org.pollwatch.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pollwatch.contract.Patience;

/** Waits until a registry process answers, and sets what it holds all subjects to. */
final class RegistryReadiness {

    private static final String JSON = "application/vnd.schemaregistry.v1+json";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI url;
    private final Process process;
    private final Path log;

    RegistryReadiness(URI url, Process process, Path log) {
        this.url = url;
        this.process = process;
        this.log = log;
    }

    /**
     * Returns when the registry has taken the compatibility level.
     *
     * @param patience how long that may take
     * @param compatibility a level of Confluent's API
     * @throws IllegalStateException when the process ends or the time is over
     */
    void await(Duration patience, String compatibility) {
        Patience limit = new Patience(patience);
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the registry ended with code " + process.exitValue() + tail());
            }
            if (limit.isOver("")) {
                throw new IllegalStateException(
                        "the registry did not answer within " + patience.toSeconds() + " s" + tail());
            }
            pause();
        }
        HttpRequest put = request("/config")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"" + compatibility + "\"}"))
                .build();
        int status = status(put);
        String inForce = body(request("/config").GET().build());
        if (status != 200 || !inForce.contains('"' + compatibility + '"')) {
            throw new IllegalStateException(
                    "the registry did not take " + compatibility + ": " + status + " " + inForce);
        }
    }

    private boolean answers() {
        return status(request("/subjects").GET().build()) == 200;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", JSON);
    }

    private int status(HttpRequest request) {
        try {
            return send(request).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private String body(HttpRequest request) {
        try {
            return send(request).body();
        } catch (IOException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while the registry started", stopped);
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            List<String> last = lines.subList(Math.max(0, lines.size() - 15), lines.size());
            return "; the end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException unreadable) {
            return "; see " + log;
        }
    }
}
