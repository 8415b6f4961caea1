package org.pollwatch.headquarters.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;

/** Signing in with an account of this machine. */
final class LocalAccessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/v1/missions/" + EveryOperation.MISSION;
    private static final String DECISION =
            "{\"reportId\":\"" + EveryOperation.OWN_REPORT + "\",\"action\":\"quarantine\",\"reason\":\"twice\"}";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private AccountsFile accounts;
    private String password;
    private RunningServer server;

    @BeforeEach
    void serve() {
        accounts = QuickAccounts.in(directory.resolve("accounts.json"));
        password = accounts.add("desk-west", Role.REGIONAL_DESK, List.of("AA-1"));
        server = RunningServer.over(
                PlantedDay.boards(),
                SampleMission.of(EveryOperation.MISSION).reviewed().build(),
                new LocalAccess(accounts, Optional.empty(), Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowThePageButNoFigureToNobody() throws Exception {
        assertThat(server.get("/").statusCode()).isEqualTo(200);
        assertThat(server.get(ROOT + "/rates").statusCode()).isEqualTo(401);
        JsonNode session = JSON.readTree(server.get("/v1/session").body());
        assertThat(session.path("account").isNull()).isTrue();
        assertThat(session.path("access").asText()).isEqualTo("local");
    }

    @Test
    void shouldLetInWhoKnowsThePasswordAndKeepThemToTheirAreas() throws Exception {
        SignedIn desk = signIn(password);
        assertThat(desk.session().path("role").asText()).isEqualTo("regional_desk");
        assertThat(desk.session().path("areas").get(0).asText()).isEqualTo("AA-1");
        assertThat(desk.session().path("permissions").toString())
                .contains("\"export\"")
                .doesNotContain("\"sql\"");
        HttpResponse<String> rates = get(ROOT + "/rates", desk.cookie());
        assertThat(rates.statusCode()).isEqualTo(200);
        assertThat(rates.body()).contains("AA-1").doesNotContain("AA-2");
        assertThat(server.entries().audit())
                .anySatisfy(it -> assertThat(it.getAccount()).isEqualTo("desk-west"));
    }

    @Test
    void shouldGiveTheCookieTheFlagsThatKeepItFromPagesElsewhere() throws Exception {
        String cookie = post("/v1/session", credentials("desk-west", password))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/");
    }

    @Test
    void shouldTakeNoIdThatWasKnownBeforeSigningIn() throws Exception {
        String planted = "pollwatch-session=" + "a".repeat(64);
        HttpResponse<String> signedIn = post("/v1/session", credentials("desk-west", password), "Cookie", planted);
        assertThat(signedIn.statusCode()).isEqualTo(200);
        assertThat(get(ROOT + "/rates", planted).statusCode()).isEqualTo(401);

        SignedIn first = signIn(password);
        HttpResponse<String> again = post(
                "/v1/session",
                credentials("desk-west", password),
                "Cookie",
                first.cookie(),
                "X-CSRF-Token",
                first.token());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(cookie(again)).isNotEqualTo(first.cookie());
        assertThat(get(ROOT + "/rates", first.cookie()).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTakeNoChangeByACookieAlone() throws Exception {
        SignedIn desk = signIn(password);
        assertThat(post(ROOT + "/reviews", DECISION, "Cookie", desk.cookie()).statusCode())
                .isEqualTo(403);
        assertThat(post(ROOT + "/reviews", DECISION, "Cookie", desk.cookie(), "X-CSRF-Token", "guess")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.entries().reviews()).isEmpty();
        assertThat(post(ROOT + "/reviews", DECISION, "Cookie", desk.cookie(), "X-CSRF-Token", desk.token())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldKnowNobodyByACookieThatWasTamperedWith() throws Exception {
        String cookie = signIn(password).cookie();
        char last = cookie.charAt(cookie.length() - 1);
        String tampered = cookie.substring(0, cookie.length() - 1) + (last == 'a' ? 'b' : 'a');
        assertThat(get(ROOT + "/rates", tampered).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldEndTheSessionAtSignOut() throws Exception {
        SignedIn desk = signIn(password);
        assertThat(delete("/v1/session", desk).statusCode()).isEqualTo(204);
        assertThat(get(ROOT + "/rates", desk.cookie()).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldEndAllSessionsAtSignOutEverywhere() throws Exception {
        SignedIn one = signIn(password);
        SignedIn other = signIn(password);
        assertThat(delete("/v1/session?everywhere=true", one).statusCode()).isEqualTo(204);
        assertThat(get(ROOT + "/rates", other.cookie()).statusCode()).isEqualTo(401);
        assertThat(get(ROOT + "/rates", signIn(password).cookie()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeAccountAndPasswordOfAProgramWithoutAToken() throws Exception {
        String basic = basic("desk-west", password);
        assertThat(server.get(ROOT + "/rates", "Authorization", basic).statusCode())
                .isEqualTo(200);
        assertThat(post(ROOT + "/reviews", DECISION, "Authorization", basic).statusCode())
                .isEqualTo(202);
        assertThat(server.get(ROOT + "/rates", "Authorization", basic("desk-west", "wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldEndSessionsAndStreamsOfAnAccountThatIsRevoked() throws Exception {
        SignedIn desk = signIn(password);
        HttpRequest watch = HttpRequest.newBuilder(server.uri(ROOT + "/events"))
                .header("Cookie", desk.cookie())
                .build();
        HttpResponse<InputStream> stream = client.send(watch, BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> readToTheEnd(stream.body()));

        assertThat(accounts.revoke("desk-west")).isTrue();

        await("the session ends")
                .atMost(Duration.ofSeconds(10))
                .until(() -> get(ROOT + "/rates", desk.cookie()).statusCode() == 401);
        await("the stream ends").atMost(Duration.ofSeconds(10)).until(ended::isDone);
    }

    private static void readToTheEnd(InputStream stream) {
        try {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (java.io.IOException cutOff) {
            // As it should be.
        }
    }

    @Test
    void shouldSlowDownWhoGuesses() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            answers.add(
                    post("/v1/session", credentials("desk-west", "guess-" + i)).statusCode());
        }
        assertThat(answers).startsWith(401, 401, 401, 401, 401).endsWith(429);
        HttpResponse<String> right = post("/v1/session", credentials("desk-west", password));
        assertThat(right.statusCode())
                .as("not even the right one, while it waits")
                .isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"account\":\"desk-west\"}", "{\"account\":1,\"password\":2}", "nonsense"})
    void shouldSayWhatASignInNeeds(String body) throws Exception {
        assertThat(post("/v1/session", body).statusCode()).isEqualTo(422);
    }

    @Test
    void shouldRefuseASignInFromAPageElsewhere() throws Exception {
        assertThat(post("/v1/session", credentials("desk-west", password), "Origin", "https://attacker.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldKeepAccountsFromOthersAndPasswordsFromEverybody() throws Exception {
        Path file = directory.resolve("accounts.json");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file)).doesNotContain(password).contains("$pbkdf2");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("accounts.json", "accounts.json.lock");
    }

    private record SignedIn(String cookie, JsonNode session) {
        String token() {
            return session.path("token").asText();
        }
    }

    private SignedIn signIn(String with) throws Exception {
        HttpResponse<String> response = post("/v1/session", credentials("desk-west", with));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new SignedIn(cookie(response), JSON.readTree(response.body()));
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String credentials(String account, String with) {
        return "{\"account\":\"" + account + "\",\"password\":\"" + with + "\"}";
    }

    private static String basic(String account, String with) {
        byte[] pair = (account + ":" + with).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return server.get(path, "Cookie", cookie);
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return server.post(path, "application/json", body, headers);
    }

    private HttpResponse<String> delete(String path, SignedIn who) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path))
                .header("Cookie", who.cookie())
                .header("X-CSRF-Token", who.token())
                .method("DELETE", BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
