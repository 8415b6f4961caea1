package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.headquarters.access.Role;

/** Signing in as people do it: at the provider's page, or with an account of this machine. */
@ExtendWith(Stage.class)
class SignInTest {
    private static final Map<String, String> NO_ROLE = Map.of(
            "en", "You are known, but have no role at headquarters.",
            "ru", "Вас узнали, но роли в штабе у вас нет.",
            "kk", "Сіз танылдыңыз, бірақ штабта рөліңіз жоқ.");

    private static GuardedDesk desk;

    private MissionPage mission;

    @BeforeAll
    static void guard(RunningSet set) throws IOException {
        desk = GuardedDesk.over(set);
    }

    @AfterAll
    static void close() throws IOException {
        desk.close();
    }

    @BeforeEach
    void open(Chromium chromium) {
        mission = desk.newPage(chromium);
    }

    @AfterEach
    void leave() {
        mission.close();
    }

    private Page signInAtTheProvider(String name, String claims) {
        Page page = mission.page();
        page.locator("#sign-in .provider").click();
        page.locator("[name=username]").fill(name);
        page.locator("[name=claims]").fill(claims);
        page.locator("[type=submit]").click();
        return page;
    }

    @Test
    void shouldComeBackFromTheProviderToTheViewThatWasAskedFor() {
        mission.visit("#regions&mission=" + RunningSet.RIVER);

        Page page = signInAtTheProvider("anna", "{\"roles\": [\"desk-north\"]}");

        mission.awaitLive();
        assertThat(page.locator("#session summary")).hasText("oidc:anna");
        assertThat(page.locator(".views [aria-current=page]")).hasAttribute("data-page", "regions");
        assertThat(page.url()).doesNotContain("signIn").doesNotContain("code=");
        page.locator("#session summary").click();
        assertThat(page.locator("#session")).containsText("Own areas: AV-N");
    }

    @Test
    void shouldSignOutOfTheProviderToo() {
        mission.visit("");
        Page page = signInAtTheProvider("anna", "{\"roles\": [\"desk-north\"]}");
        mission.awaitLive();
        page.locator("#session summary").click();

        Response back = page.waitForResponse(
                it -> it.request().isNavigationRequest() && it.ok(),
                () -> page.locator("#session button").first().click());

        assertThat(back.request().redirectedFrom().url()).contains("/mission/endsession?", "id_token_hint=");
        assertThat(page.locator("#sign-in")).isVisible();
        page.waitForLoadState();
        mission.visit("");
        assertThat(page.locator("#sign-in")).isVisible();
    }

    @Test
    void shouldSignInAndOutWithAnAccountOfThisMachine() {
        mission.visit("");
        Page page = mission.page();
        page.locator("#sign-in-account").fill("the-analyst");
        page.locator("#sign-in-password").fill("wrong");
        page.locator("#sign-in form button").click();
        assertThat(page.locator("#sign-in-failure")).hasText("Account or password is not right.");
        mission.watch().forget(); // the browser itself complains of the 401
        mission.watch().allowHeadquartersToBeAway(); // and of the stream that ends with the session

        desk.signIn(page, Role.ANALYST);

        mission.awaitLive();
        page.locator("#session summary").click();
        assertThat(page.locator("#session")).containsText("Analyst");
        page.locator("#session button").first().click();
        assertThat(page.locator("#sign-in")).isVisible();
        page.reload();
        assertThat(page.locator("#sign-in")).isVisible();
        mission.watch().assertNothingHappened();
    }

    @Test
    void shouldGoOnWhereItWasWhenSignedInAgainInAnotherWindow() {
        mission.visit("#reports&mission=" + RunningSet.RIVER);
        Page page = signInAtTheProvider("anna", "{\"roles\": [\"desk-north\"]}");
        mission.awaitLive();
        page.evaluate("async () => { const session = await (await fetch('/v1/session')).json();"
                + " await fetch('/v1/session', {method: 'DELETE', headers: {'X-CSRF-Token': session.token}}); }");
        assertThat(page.locator("#sign-in h2")).hasText("Sign in again");

        Page other = page.context()
                .waitForPage(() -> page.locator("#sign-in .provider").click());
        other.locator("[name=username]").fill("anna");
        other.locator("[name=claims]").fill("{\"roles\": [\"desk-north\"]}");
        other.locator("[type=submit]").click();

        assertThat(page.locator("#sign-in")).hasCount(0);
        assertThat(page.locator(".views [aria-current=page]")).hasAttribute("data-page", "reports");
    }

    @Test
    void shouldSayPlainlyWhereNobodyIsAsked(MissionPage open) {
        open.openView("overview", RunningSet.RIVER);
        Page page = open.page();
        assertThat(page.locator("#open-access")).containsText("anybody on this machine may see and change everything");
        page.locator("#session summary").click();
        assertThat(page.locator("#session")).containsText("./pollwatch serve");
        open.speak("kk");
        assertThat(page.locator("#session summary")).hasText("Ашық қолжетімділік");
    }

    /** Each language in one size, and in both with {@code -Dtests.long=true}. */
    static Stream<Arguments> languagesAndSizes() {
        Stream<Arguments> once =
                Stream.of(Arguments.of("en", 1_280, 800), Arguments.of("ru", 390, 844), Arguments.of("kk", 390, 844));
        return Boolean.getBoolean("tests.long")
                ? Stream.concat(
                        once,
                        Stream.of(
                                Arguments.of("en", 390, 844),
                                Arguments.of("ru", 1_280, 800),
                                Arguments.of("kk", 1_280, 800)))
                : once;
    }

    @ParameterizedTest
    @MethodSource("languagesAndSizes")
    void shouldSayInEveryLanguageAndSizeWhyNobodyIsLetIn(String language, int width, int height) throws IOException {
        mission.page().setViewportSize(width, height);
        mission.visit("");
        Locator words = mission.page().locator("#sign-in .languages [lang=" + language + "]");
        words.click();
        assertThat(words).hasAttribute("aria-pressed", "true");

        Page page = signInAtTheProvider("anna", "{\"roles\": [\"nobody\"]}");

        assertThat(page.locator("#sign-in-failure")).containsText(NO_ROLE.get(language));
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(AccessibilityTest.graveViolations(mission)).isEmpty();
        assertThat(mission.overflow()).as("cut off at the side").isLessThanOrEqualTo(0);
        assertThat(page.locator("#sign-in").innerText()).doesNotContain("signIn.");
    }
}
