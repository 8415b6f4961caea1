package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A statement from the freeze to the public, as the head of mission and then a journalist meet it. */
@ExtendWith(Stage.class)
class StatementViewTest {
    private static final String GROUP_VOTING = "[data-indicator=group_voting] dd";
    private static final String GRAVE_VIOLATIONS =
            """
            async () => (await axe.run({resultTypes: ['violations']})).violations
                .filter(({impact}) => impact === 'serious' || impact === 'critical')
                .flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))""";

    @Test
    void shouldBePublicOnlyOnceItIsReleasedAndStayAsItWasFrozen(RunningSet set, MissionPage mission)
            throws IOException {
        String open = set.page().resolve("public/" + RunningSet.RIVER).toString();
        Page page = mission.openView("statement", RunningSet.RIVER).page();
        freeze(page, "Preliminary statement");
        assertThat(page.locator(".check.equal")).isVisible();
        String frozen = page.locator(GROUP_VOTING).first().innerText();
        assertThat(frozen).contains("observations", "stations");
        assertThat(violations(page)).as("the view").isEmpty();
        assertThat(body(open)).contains("Nothing has been released yet").doesNotContain("Preliminary statement");

        Team team = set.team(RunningSet.RIVER);
        team.post("voting", team.stations("AV-N").get(17), "{\"group_voting\": \"yes\"}");
        page.locator("pollwatch-statement-changes summary").click();
        Locator changed = page.locator(".changes tbody tr");
        assertThat(changed.first()).isVisible();
        page.reload();
        assertThat(page.locator(GROUP_VOTING).first()).hasText(frozen.strip());

        page.locator(".decide .primary").click();
        Locator dialog = page.locator("dialog.decision");
        assertThat(dialog).containsText("for anybody, without an account");
        dialog.locator(".primary").click();
        assertThat(page.locator(".items .state.released")).isVisible();
        page.navigate(open);
        assertThat(page.locator("h1")).hasText("Preliminary statement");
        assertThat(page.locator("article")).containsText("Group voting");
        assertThat(violations(page)).as("the public page").isEmpty();
        page.navigate(open + "?lang=kk");
        assertThat(page.locator("article")).containsText("Топтық дауыс беру");
    }

    @Test
    void shouldFitAPhoneAndAPrinter(RunningSet set, MissionPage mission) throws IOException {
        Page page = mission.openView("statement", RunningSet.RIVER).page();
        freeze(page, "For the printer");
        mission.speak("ru");
        assertThat(page.locator(".reading")).containsText("Групповое голосование");
        String print = page.locator(".actions a").first().getAttribute("href");
        page.setViewportSize(390, 844);
        assertThat(overflow(page)).as("the view on a phone").isLessThanOrEqualTo(0);

        page.navigate(set.page().resolve(print).toString());
        assertThat(overflow(page)).as("the statement on a phone").isLessThanOrEqualTo(0);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("nav")).isHidden();
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target", "statement.pdf")));
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(Files.size(Path.of("target", "statement.pdf"))).isGreaterThan(10_000);
    }

    private static void freeze(Page page, String title) {
        page.locator("#statement-title").fill(title);
        page.locator(".freeze button").click();
        assertThat(page.locator(".reading h3")).hasText(title);
    }

    private static int overflow(Page page) {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private static String body(String address) throws IOException {
        try (InputStream in = java.net.URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("unchecked") // axe's answer, made into strings
    private static List<String> violations(Page page) throws IOException {
        try (InputStream script = StatementViewTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) page.evaluate(GRAVE_VIOLATIONS);
    }
}
