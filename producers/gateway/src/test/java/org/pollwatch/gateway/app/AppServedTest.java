package org.pollwatch.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.gateway.ServedGateway;

class AppServedTest {
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void shouldServeThePageWithoutATokenUnderAStrictPolicy() {
        HttpResponse<String> page = get("/app/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"app\">");
        assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "referrer-policy")).isEqualTo("no-referrer");
        assertThat(header(page, "cache-control")).isEqualTo("no-cache");
    }

    @Test
    void shouldKeepForEverWhatIsNamedByItsContent() {
        Matcher script = Pattern.compile("src=\"(app\\.[0-9a-f]+\\.js)\"")
                .matcher(get("/app/").body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> served = get("/app/" + script.group(1));

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(header(served, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(served, "content-type")).isEqualTo("text/javascript; charset=utf-8");
    }

    @Test
    void shouldAnswerNotModifiedToItsOwnTag() {
        String tag = header(get("/app/sw.js"), "etag");

        HttpResponse<String> again = gateway.send(gateway.request("/app/sw.js").header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void shouldPackForWhoTakesIt() {
        HttpResponse<String> packed = gateway.send(gateway.request("/app/sw.js").header("Accept-Encoding", "gzip"));

        assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
        assertThat(header(packed, "vary")).isEqualTo("accept-encoding");
    }

    @Test
    void shouldLeadFromTheBareNameToThePageWithoutTheQuery() {
        HttpResponse<String> moved = get("/app?t=pasted-in-the-wrong-place");

        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(header(moved, "location")).isEqualTo("/app/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/app/none.js", "/app/core/vault.js", "/app/../openapi/gateway.yaml", "/app/%2e%2e/x", "/apples"
            })
    void shouldServeNothingElse(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) {
        return gateway.send(gateway.request(path));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
