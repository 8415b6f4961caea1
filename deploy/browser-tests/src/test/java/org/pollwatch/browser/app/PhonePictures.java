package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pollwatch.contract.query.QueryPhrase;

/**
 * Takes the pictures of README and docs/phone.md, when asked:
 * {@code mvn -pl deploy/browser-tests test -Dtest=PhonePictures -Dpicture=true}.
 */
@ExtendWith(PhoneStage.class)
@EnabledIfSystemProperty(named = "picture", matches = "true", disabledReason = "takes pictures only when asked")
class PhonePictures {

    private static final long MOST_BYTES = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldShowTheMainScreens(PhoneSet set, Phone phone) throws Exception {
        phone.enrol(set.link("P01", "AV-C", "AV-S")).begin("voting", "20", "AV-C1-020");
        phone.answer("overall_voting", "good")
                .answer("group_voting", "yes")
                .answer("restricted_voting", "not_observed");
        take(phone, "app-fill");
        phone.number("members", 9).number("voters_on_list", 700).number("voters_voted", 812);
        phone.page().locator("#review").click();
        take(phone, "app-review");
        phone.context().setOffline(true);
        phone.page().locator("#send").click();
        assertThat(phone.screen("home")).isVisible();
        take(phone, "app-home-offline");
        phone.begin("counting", "21", "AV-C1-021");
        phone.card("votes_national").locator("input").first().fill("120");
        phone.card("votes_national").scrollIntoViewIfNeeded();
        take(phone, "app-votes");
        phone.back();
        phone.context().setOffline(false);
        await("accepted").atMost(PATIENCE).until(() -> phone.reports("accepted").size() == 1);
        String report = phone.reports("accepted").get(0);
        set.write(PhoneSet.query(set.trail().effective("P01").get(report), "group_voting", QueryPhrase.SEEN_OR_TOLD));
        phone.reopen().unlock(Phone.PIN);
        phone.page().locator("[data-query]").click();
        assertThat(phone.screen("report")).isVisible();
        take(phone, "app-asked");
        phone.back();
        phone.begin("incident", "ferry", "AV-C2").answer("incident_kind", "observer_expelled");
        phone.card("incident_note").locator("textarea").fill("The chair asked us to leave at 21:40.");
        phone.card("incident_note").scrollIntoViewIfNeeded();
        take(phone, "app-note");
    }

    private static void take(Phone phone, String name) throws IOException {
        Path file = Path.of(System.getProperty("pollwatch.root"), "docs", name + ".png");
        phone.page().waitForTimeout(200);
        phone.page().screenshot(new Page.ScreenshotOptions().setPath(file).setScale(ScreenshotScale.CSS));
        assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
    }
}
