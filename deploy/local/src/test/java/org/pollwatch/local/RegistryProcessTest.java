package org.pollwatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessTest {

    private static final String SUBJECT = "/subjects/pollwatch.test.rates.v1-value/versions";
    private static final String ONE_FIELD = schema("{\\\"name\\\":\\\"area\\\",\\\"type\\\":\\\"string\\\"}");
    private static final String ANOTHER_FIELD = schema("{\\\"name\\\":\\\"place\\\",\\\"type\\\":\\\"string\\\"}");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void shouldKeepItsSubjectsWhenClosedAndStartedAgain() throws Exception {
        try (RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory))) {
            assertThat(post(registry, SUBJECT, ONE_FIELD).statusCode()).isEqualTo(200);
        }
        try (RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory))) {
            assertThat(get(registry, "/subjects").body()).isEqualTo("[\"pollwatch.test.rates.v1-value\"]");
            assertThat(get(registry, "/config").body()).contains(RegistryProcess.COMPATIBILITY);
        }
    }

    @Test
    void shouldRefuseASchemaThatBreaksItsReadersOrWriters() throws Exception {
        try (RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory))) {
            assertThat(post(registry, SUBJECT, ONE_FIELD).statusCode()).isEqualTo(200);
            assertThat(post(registry, SUBJECT, ANOTHER_FIELD).statusCode()).isEqualTo(409);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMapTheClassesThatTheBuildHasWritten() throws Exception {
        Path home = RegistrySettings.in(directory).home();
        Path roundabout = home.resolve("..").resolve(home.getFileName());
        RegistrySettings settings =
                new RegistrySettings(roundabout, directory, "127.0.0.1", 0, 256, Duration.ofSeconds(90));
        try (RegistryProcess registry = RegistryProcess.start(settings)) {
            assertThat(Files.readString(Path.of("/proc", Long.toString(registry.pid()), "maps")))
                    .contains(RegistryArchive.in(home.toRealPath()).classes().toString());
        }
    }

    @Test
    void shouldEndTheRegistryThatAnEarlierRunLeftOver() throws Exception {
        Process left = new ProcessBuilder("sleep", "600").start();
        ProcessRecord record = new ProcessRecord(directory.resolve("registry.pid"));
        record.write(left.toHandle());

        try (RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory))) {
            assertThat(left.isAlive()).isFalse();
            assertThat(record.alive().map(ProcessHandle::pid)).contains(registry.pid());
        }
        assertThat(record.alive()).isEmpty();
    }

    private static String schema(String field) {
        return "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Rate\\\",\\\"fields\\\":[" + field
                + "]}\"}";
    }

    private HttpResponse<String> post(RegistryProcess registry, String path, String body) throws Exception {
        return http.send(
                request(registry, path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(RegistryProcess registry, String path) throws Exception {
        return http.send(request(registry, path).GET().build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(RegistryProcess registry, String path) {
        return HttpRequest.newBuilder(URI.create(registry.url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json");
    }
}
