package org.pollwatch.observer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ObserverAppTest {
    private static final int MOST_BYTES = 100_000;

    private final ObserverApp app = ObserverApp.load();

    @Test
    void shouldStayBelowAHundredKilobytesOnTheWire() throws IOException {
        int all = 0;
        for (AppFile file : app.files()) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(file.body());
            }
            System.out.printf("%-36s %7d %7d%n", file.path(), file.body().length, packed.size());
            all += Math.min(packed.size(), file.body().length);
        }
        System.out.printf("%-36s %15d%n", "all, compressed", all);

        assertThat(all).isLessThan(MOST_BYTES);
    }

    @Test
    void shouldKeepEveryFileInTheServiceWorker() {
        String worker = text("sw.js");
        String kept = worker.substring(worker.indexOf("FILES = ["), worker.indexOf("];"));

        assertThat(worker).contains("'" + app.version() + "'");
        for (AppFile file : app.files()) {
            assertThat(kept.contains("'" + file.path() + "'"))
                    .as(file.path())
                    .isEqualTo(!file.path().equals("sw.js"));
        }
    }

    @Test
    void shouldNameInThePageOnlyWhatIsThere() {
        Matcher named = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(text(""));

        assertThat(named.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(app.file(path)).as(path).isPresent());
    }

    @Test
    void shouldNameScriptsAndStylesByTheirContent() {
        List<String> lasting =
                app.files().stream().filter(AppFile::lasting).map(AppFile::path).toList();

        assertThat(lasting).hasSize(3).allMatch(path -> path.matches("[a-z-]+\\.[0-9a-f]{16}\\.(js|css)"));
    }

    @Test
    void shouldGiveTheSameVersionForTheSameFiles() {
        assertThat(ObserverApp.load().version()).isEqualTo(app.version());
    }

    @Test
    void shouldHaveNothingInline() {
        assertThat(text("")).doesNotContainPattern("<script(?![^>]*src=)|<style| style=| on[a-z]+=");
    }

    private String text(String path) {
        byte[] body = app.file(path).orElseThrow().body();
        return new String(Arrays.copyOf(body, body.length), StandardCharsets.UTF_8);
    }
}
