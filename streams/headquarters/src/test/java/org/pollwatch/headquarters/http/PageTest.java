package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.board.Boards;

final class PageTest {
    private static RunningServer server;

    @BeforeAll
    static void serve() {
        server = RunningServer.over(
                new Boards("aa-2022", "log"), SampleMission.of("aa-2022").build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/app.js, text/javascript; charset=utf-8",
        "/styles/page.css, text/css; charset=utf-8",
        "/vendor/lit-html/lit-html.js, text/javascript; charset=utf-8",
        "/vendor/lit-html/directive.js, text/javascript; charset=utf-8",
        "/vendor/@lit/reactive-element/reactive-element.js, text/javascript; charset=utf-8",
        "/vendor/@lit/reactive-element/css-tag.js, text/javascript; charset=utf-8",
        "/vendor/echarts/dist/echarts.esm.min.js, text/javascript; charset=utf-8",
    })
    void shouldServeThePageAndItsLibraries(String path, String type) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        assertThat(response.body()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openapi.yaml, operationId: listRates",
        "asyncapi.yaml, asyncapi: 3.0.0",
        "http, GET /v1/missions/{mission}/rates",
        "topics, pollwatch.{mission}.released-rates.v1",
        "contract.css, table",
    })
    void shouldServeTheContractWithoutScriptAndAccount(String file, String part) throws Exception {
        HttpResponse<String> response = server.get("/contract/" + file);
        assertThat(response.statusCode()).as(file).isEqualTo(200);
        assertThat(response.body()).contains(part).doesNotContain("<script", "src=");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contract/nothing",
                "/nothing.js",
                "/vendor/lit-html/nothing.js",
                "/vendor/nobody/index.js",
                "/vendor/lit-html",
                "/vendor/lit-html/package.json/..%2f..%2fsecret.js",
                "/..%2fopenapi/headquarters.yaml",
                "/%2e%2e/openapi/headquarters.yaml",
                "/org/pollwatch/headquarters/Headquarters.class",
                "/.hidden.js",
                "/styles//page.css.map/../../x.js",
            })
    void shouldServeNothingElse(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(path).isIn(400, 404);
        assertThat(response.body()).doesNotContain("openapi:", "CAFEBABE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/missions", "/v1/missions/nowhere", "/nothing.js", "/vendor/lit-html/lit-html.js"})
    void shouldSendTheGuardingHeadersWithEveryAnswer(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        String policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:")
                .contains("connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void shouldPackFilesAndAnswer304WhenTheClientHasThem() throws Exception {
        String path = "/vendor/echarts/dist/echarts.esm.min.js";
        HttpResponse<byte[]> packed = server.getBytes(path, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(plain).isEqualTo(server.getBytes(path).body());
        assertThat(packed.body().length).isLessThan(plain.length / 2);
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(server.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void shouldNameOnlyFilesThatExistInItsOwnPage() throws Exception {
        String page = server.get("/").body();
        java.util.regex.Matcher links =
                Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(page);
        int found = 0;
        while (links.find()) {
            assertThat(server.get(links.group(1)).statusCode())
                    .as(links.group(1))
                    .isEqualTo(200);
            found++;
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:8090, 200",
        "127.0.0.1, 200",
        "[::1]:8090, 200",
        "LocalHost, 200",
        "attacker.example, 421",
        "attacker.example:8090, 421",
        "127.0.0.1.attacker.example, 421",
        "localhost.attacker.example, 421",
    })
    void shouldRefuseForeignHostNamesOnLoopback(String host, int status) throws IOException {
        for (String path : new String[] {"/", "/v1/missions", "/v1/missions/aa-2022/rates"}) {
            assertThat(status("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host + path)
                    .isEqualTo(status);
        }
    }

    @Test
    void shouldRefuseARequestWithoutAHostName() throws IOException {
        assertThat(answer("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "what is asked for, or of whom, cannot be read");
        assertThat(answer("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE v1//session?everywhere=true", "GET v1/missions", "GET rates"})
    void shouldRefuseAnAddressThatDoesNotBeginWithASlash(String asked) throws IOException {
        assertThat(answer(asked + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches(Pattern.compile("HTTP/1.1 4\\d\\d .*", Pattern.DOTALL));
    }

    private static int status(String request) throws IOException {
        return Integer.parseInt(answer(request).substring(9, 12));
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
