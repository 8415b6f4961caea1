package org.pollwatch.headquarters.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.access.AccountsFile;
import org.pollwatch.headquarters.access.LocalAccess;
import org.pollwatch.headquarters.access.QuickAccounts;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.headquarters.board.Boards;

/** Signing in at a provider of OpenID Connect: a real one, in this process. */
final class OidcAccessTest {
    private static final String ROOT = "/v1/missions/aa-2022";
    private static final String DECISION = "{\"reportId\":\"11111111-0000-4000-8000-000000000001\","
            + "\"action\":\"quarantine\",\"reason\":\"twice\"}";
    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final RoleMapping ROLES = new RoleMapping(
            "preferred_username",
            "realm_access.roles",
            Map.of(
                    "hq-analyst", new RoleMapping.Line(Role.ANALYST, Set.of()),
                    "hq-desk", new RoleMapping.Line(Role.REGIONAL_DESK, Set.of())),
            Optional.of("pollwatch_areas"),
            Map.of());

    @TempDir
    private Path directory;

    private final AtomicLong late = new AtomicLong();
    private RunningProvider provider;
    private RunningServer server;
    private SignInBrowser browser;
    private String password;

    @BeforeEach
    void serve() throws Exception {
        serve(RunningProvider.start());
    }

    private void serve(RunningProvider at) {
        provider = at;
        AccountsFile accounts = QuickAccounts.in(directory.resolve("accounts.json"));
        password = accounts.add("laptop", Role.ADMIN, List.of());
        serve(new LocalAccess(accounts, Optional.empty(), Clock.systemUTC()));
    }

    private void serve(LocalAccess local) {
        Boards boards = new Boards("aa-2022", "log");
        boards.rates().putDay(0, SampleRates.of("AA-1", "voting").build());
        boards.rates().putDay(1, SampleRates.of("AA-2", "voting").build());
        server = RunningServer.over(
                boards,
                SampleMission.of("aa-2022").reviewed().build(),
                new OidcAccess(
                        provider.settings(ROLES), local, () -> Instant.now().plusMillis(late.get())));
        browser = new SignInBrowser(server);
    }

    @AfterEach
    void stop() {
        server.close();
        provider.close();
    }

    private static Map<String, Object> roles(String... roles) {
        return Map.of("preferred_username", "anna", "realm_access", Map.of("roles", List.of(roles)));
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(name, value);
        return more;
    }

    @Test
    void shouldLetInWhomTheProviderVouchesForAndKeepThemToTheirAreas() throws Exception {
        provider.expect("sub-1", with(roles("offline_access", "hq-desk"), "pollwatch_areas", "AA-1"));

        assertThat(browser.signIn()).isEqualTo("done");

        JsonNode session = browser.session();
        assertThat(session.path("access").asText()).isEqualTo("oidc");
        assertThat(session.path("account").asText()).isEqualTo("oidc:anna");
        assertThat(session.path("role").asText()).isEqualTo("regional_desk");
        assertThat(session.path("areas").toString()).isEqualTo("[\"AA-1\"]");
        assertThat(browser.get(ROOT + "/rates").body()).contains("AA-1").doesNotContain("AA-2");
        assertThat(server.entries().audit()).singleElement().satisfies(it -> {
            assertThat(it.getAction()).isEqualTo(AuditAction.SIGN_IN);
            assertThat(it.getAccount()).isEqualTo("oidc:anna");
            assertThat(it.getScope()).containsExactly("AA-1");
        });
    }

    @Test
    void shouldHoldASessionLikeThatOfALocalAccount() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        browser.signIn();

        HttpCookie cookie = browser.cookie("pollwatch-session").orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(browser.post(ROOT + "/reviews", DECISION).statusCode())
                .as("a change by the cookie alone")
                .isEqualTo(403);
        assertThat(server.entries().reviews()).isEmpty();
        String token = browser.session().path("token").asText();
        assertThat(browser.post(ROOT + "/reviews", DECISION, "X-CSRF-Token", token)
                        .statusCode())
                .isEqualTo(202);
        assertThat(server.entries().reviews()).singleElement().satisfies(it -> assertThat(it.getBy())
                .isEqualTo("oidc:anna"));
    }

    @Test
    void shouldTellTheProviderAtSignOutToo() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        browser.signIn();

        HttpResponse<String> out = browser.signOut();

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(out.body())
                .contains(provider.issuer() + "/endsession?")
                .contains("id_token_hint=")
                .contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A" + server.port() + "%2F");
        assertThat(browser.get(ROOT + "/rates").statusCode()).isEqualTo(401);
        assertThat(server.entries().audit())
                .anySatisfy(it -> assertThat(it.getAction()).isEqualTo(AuditAction.SIGN_OUT));
    }

    @Test
    void shouldLetLocalAccountsInBesideTheProvider() throws Exception {
        assertThat(browser.session().path("passwords").asBoolean()).isTrue();
        assertThat(browser.session().path("provider").asText()).isEqualTo("Mission");
        assertThat(signInLocally().statusCode()).isEqualTo(200);
        assertThat(browser.session().path("account").asText()).isEqualTo("laptop");
        assertThat(browser.signOut().statusCode()).isEqualTo(204);
    }

    @Test
    void shouldTakeNoPasswordWhereThereIsOnlyTheProvider() throws Exception {
        server.close();
        serve(new LocalAccess(Optional.empty(), Optional.empty(), Clock.systemUTC()));
        assertThat(browser.session().path("passwords").asBoolean()).isFalse();
        assertThat(signInLocally().statusCode()).isEqualTo(409);
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("laptop:" + password).getBytes(StandardCharsets.UTF_8));
        assertThat(server.get(ROOT + "/rates", "Authorization", basic).statusCode())
                .isEqualTo(401);
        provider.expect("sub-1", roles("hq-analyst"));
        assertThat(browser.signIn()).isEqualTo("done");
    }

    private HttpResponse<String> signInLocally() throws Exception {
        return browser.post("/v1/session", "{\"account\":\"laptop\",\"password\":\"" + password + "\"}");
    }

    @Test
    void shouldAskForACodeWithAProofAndTheReadersLanguage() throws Exception {
        assertThat(location(browser.get("/v1/session/provider?lang=kk")))
                .startsWith(provider.issuer() + "/authorize?")
                .contains("response_type=code")
                .contains("code_challenge_method=S256")
                .contains("client_id=pollwatch")
                .contains("scope=openid+profile")
                .contains("ui_locales=kk")
                .doesNotContain(RunningProvider.SECRET);
        HttpCookie cookie = browser.cookie("pollwatch-sign-in").orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/v1/session/provider");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void shouldLetNobodyInWithoutADeclaredRole() throws Exception {
        provider.expect("sub-1", roles("offline_access"));
        assertThat(browser.signIn()).isEqualTo("no-role");
        assertNobody();
        provider.expect("sub-1", Map.of("preferred_username", "anna"));
        assertThat(browser.signIn()).isEqualTo("no-role");
        assertNobody();
    }

    @Test
    void shouldLetNoRegionalDeskInWithoutAreas() throws Exception {
        provider.expect("sub-1", roles("hq-desk"));
        assertThat(browser.signIn()).isEqualTo("no-areas");
        assertNobody();
    }

    @Test
    void shouldLetNobodyInWithoutAName() throws Exception {
        provider.expect("sub-1", with(roles("hq-analyst"), "preferred_username", "line\nbreak"));
        assertThat(browser.signIn()).isEqualTo("no-name");
        assertNobody();
    }

    @Test
    void shouldRefuseAnotherState() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        URI back = browser.atProvider(browser.leave());
        URI other = URI.create(back.toString().replaceFirst("state=.", "state=_"));
        assertThat(browser.comeBack(other)).isEqualTo("stale");
        assertNobody();
    }

    @Test
    void shouldRefuseASignInThatBeganInAnotherBrowser() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        SignInBrowser attacker = new SignInBrowser(server);
        URI back = attacker.atProvider(attacker.leave());
        assertThat(browser.comeBack(back)).as("no sign-in here").isEqualTo("stale");
        browser.leave();
        assertThat(browser.comeBack(back)).as("another sign-in here").isEqualTo("stale");
        assertNobody();
    }

    @Test
    void shouldEndASignInOnce() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        URI leaving = browser.leave();
        HttpCookie cookie = browser.cookie("pollwatch-sign-in").orElseThrow();
        URI back = browser.atProvider(leaving);
        assertThat(browser.comeBack(back)).isEqualTo("done");
        assertThat(browser.cookie("pollwatch-sign-in")).isEmpty();
        SignInBrowser again = new SignInBrowser(server);
        again.keep(cookie);
        provider.answer("token", 200, TokenAnswer.of(provider.token(anna(leaving), MINUTES)));
        assertThat(again.comeBack(back)).as("though the provider would").isEqualTo("stale");
        assertThat(again.session().path("account").isNull()).isTrue();
    }

    @Test
    void shouldRefuseACodeThatWasUsedBefore() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        URI first = browser.atProvider(browser.leave());
        browser.comeBack(first);
        browser.signOut();
        URI second = browser.atProvider(browser.leave());
        String code = first.getQuery().replaceFirst(".*code=([^&]*).*", "$1");
        URI replayed = URI.create(second.toString().replaceFirst("code=[^&]*", "code=" + code));
        assertThat(browser.comeBack(replayed)).isIn("stale", "not-trusted");
        assertNobody();
    }

    @Test
    void shouldRefuseASignInThatTookTooLong() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        URI back = browser.atProvider(browser.leave());
        late.set(Duration.ofMinutes(11).toMillis());
        assertThat(browser.comeBack(back)).isEqualTo("stale");
        assertNobody();
    }

    @Test
    void shouldSayThatItWasCancelled() throws Exception {
        String state = browser.leave().getQuery().replaceFirst(".*state=([^&]*).*", "$1");
        URI back = server.uri("/v1/session/provider/return?error=access_denied&state=" + state);
        assertThat(browser.comeBack(back)).isEqualTo("cancelled");
        assertNobody();
    }

    @Test
    void shouldStartWithoutTheProviderAndFindItLater() throws Exception {
        stop();
        serve(RunningProvider.absent());
        assertThat(browser.leave().getQuery()).isEqualTo("signIn=unreachable");
        assertThat(signInLocally().statusCode()).as("local accounts").isEqualTo(200);

        provider.open();

        provider.expect("sub-1", roles("hq-analyst"));
        await("the provider is found").atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        new SignInBrowser(server).signIn())
                .isEqualTo("done"));
    }

    @Test
    void shouldSayThatTheProviderHasGoneDuringASignIn() throws Exception {
        provider.expect("sub-1", roles("hq-analyst"));
        URI back = browser.atProvider(browser.leave());
        provider.close();
        assertThat(browser.comeBack(back)).isEqualTo("unreachable");
        assertNobody();
        assertThat(signInLocally().statusCode()).as("local accounts").isEqualTo(200);
    }

    @Test
    void shouldAskTheProviderForRolesThatTheTokenLacks() throws Exception {
        URI leaving = browser.leave();
        URI back = browser.atProvider(leaving);
        Map<String, Object> few = TokenAnswer.claims(provider, leaving);
        provider.answer("token", 200, TokenAnswer.of(provider.token(few, MINUTES)));
        provider.answer(
                "userinfo",
                200,
                "{\"sub\":\"sub-2\",\"preferred_username\":\"berik\",\"realm_access\":{\"roles\":[\"hq-analyst\"]}}");
        assertThat(browser.comeBack(back)).isEqualTo("done");
        assertThat(browser.session().path("account").asText()).isEqualTo("oidc:berik");
    }

    @Test
    void shouldTakeNoRolesThatTheProviderTellsOfSomebodyElse() throws Exception {
        URI leaving = browser.leave();
        URI back = browser.atProvider(leaving);
        Map<String, Object> few = TokenAnswer.claims(provider, leaving);
        provider.answer("token", 200, TokenAnswer.of(provider.token(few, MINUTES)));
        provider.answer(
                "userinfo",
                200,
                "{\"sub\":\"sub-9\",\"preferred_username\":\"chief\",\"realm_access\":{\"roles\":[\"hq-analyst\"]}}");
        assertThat(browser.comeBack(back)).isEqualTo("not-trusted");
        assertNobody();
    }

    private Map<String, Object> anna(URI leaving) {
        Map<String, Object> claims = TokenAnswer.claims(provider, leaving);
        claims.putAll(roles("hq-analyst"));
        return claims;
    }

    private void assertNobody() throws Exception {
        assertThat(browser.session().path("account").isNull()).isTrue();
        assertThat(server.entries().audit().stream()
                        .filter(it -> it.getAction() == AuditAction.SIGN_IN)
                        .count())
                .isLessThanOrEqualTo(1);
        assertThat(browser.get(ROOT + "/rates").statusCode()).isEqualTo(401);
    }
}
