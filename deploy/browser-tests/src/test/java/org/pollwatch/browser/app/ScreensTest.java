package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.browser.OnlyLong;
import org.pollwatch.contract.query.QueryPhrase;

/** Every screen, in three languages and both colours, by axe-core's rules; leaves a picture of each. */
@OnlyLong
@ExtendWith(PhoneStage.class)
class ScreensTest {

    private static final String GRAVE_VIOLATIONS =
            """
            async () => {
              const {violations} = await axe.run({resultTypes: ['violations']});
              return violations
                .filter(({impact}) => impact === 'serious' || impact === 'critical')
                .flatMap(({id, help, nodes}) => nodes.map((node) =>
                  `${id} (${help}): ${node.target.join(' ')}: ${[...node.any, ...node.all].map((check) => check.message).join('; ')}`));
            }""";

    /** Everything that is touched, and too small for a thumb in a glove. */
    private static final String SMALL_TARGETS =
            """
            () => [...document.querySelectorAll('button, input, textarea, summary')]
              .map((element) => (element.type === 'radio' || element.type === 'checkbox' || element.type === 'file' ? element.parentElement : element))
              .map((element) => [element, element.getBoundingClientRect()])
              .filter(([element, box]) => box.height > 0 && (box.height < 47.5 || box.width < 47.5) && element.tagName !== 'SUMMARY')
              .map(([element, box]) => `${element.outerHTML.slice(0, 60)} ${box.width}x${box.height}`)""";

    /** Something is wider than the phone: the screen would slide sideways under a thumb, and hide its buttons. */
    private static final String OVERFLOWS =
            "() => document.documentElement.scrollWidth > innerWidth ? ['wider than the phone'] : []";

    private final List<String> faults = new ArrayList<>();
    private String language;
    private Phone phone;

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "ru,DARK", "kk,LIGHT"})
    void shouldHaveNoGraveViolationOnAnyScreen(String language, ColorScheme colours, PhoneSet set, Phone phone)
            throws Exception {
        this.language = language;
        this.phone = phone;
        Page page = phone.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        String link = set.link("S" + language, "AV-C", "AV-S");

        phone.open(set.line().address().toString());
        phone.speak(language);
        look("enrol");
        page.navigate(link);
        look("choose-pin");
        phone.choosePin(Phone.PIN);
        assertThat(page.locator(".tile").first()).isVisible();
        look("home-new");

        page.locator(".tile[data-form=voting]").click();
        look("place");
        page.locator("#search").fill("20");
        look("place-search");
        page.locator("[data-place='AV-C1-020']").click();
        phone.answer("overall_voting", "good")
                .answer("group_voting", "yes")
                .answer("restricted_voting", "not_observed");
        look("fill");
        phone.number("voters_on_list", 700).number("voters_voted", 812).number("members", 99);
        phone.card("members").scrollIntoViewIfNeeded();
        look("fill-hint");
        page.locator("#review").click();
        look("review-fault");
        phone.back();
        phone.number("members", 9);
        page.locator("#review").click();
        look("review");
        page.context().setOffline(true);
        page.locator("#send").click();
        assertThat(phone.screen("home")).isVisible();
        look("home-offline");
        phone.begin("counting", "21", "AV-C1-021");
        phone.card("votes_national").locator("input").first().fill("120");
        phone.card("votes_national").scrollIntoViewIfNeeded();
        look("votes");
        page.locator("#discard").click();
        look("dialog");
        phone.agree();
        page.locator(".tile[data-form=tabulation]").click();
        look("commissions");
        phone.back();
        page.context().setOffline(false);
        assertThat(phone.line()).hasAttribute("data-state", "clear");
        String report = phone.reports("sent").stream().findFirst().orElseGet(() -> phone.reports("accepted")
                .get(0));
        phone.show(report);
        assertThat(page.locator(".standing[data-state=accepted]")).isVisible();
        look("report");
        set.write(PhoneSet.query(
                set.trail().effective("S" + language).get(report), "group_voting", QueryPhrase.SEEN_OR_TOLD));
        phone.reopen().unlock(Phone.PIN);
        page = phone.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        assertThat(page.locator("[data-query]")).isVisible();
        look("home-asked");
        phone.show(report);
        look("report-asked");
        page.locator("#correct").click();
        assertThat(phone.card("group_voting").locator("[data-asks]")).isVisible();
        look("fill-asked");
        phone.back();
        phone.back();
        page.locator("#settings").click();
        look("settings");
        page.locator("#lock-now").click();
        look("lock");
        phone.unlock("000000");
        assertThat(page.locator("#pin-fault")).not().isEmpty();
        look("lock-wrong");

        assertThat(faults).isEmpty();
    }

    private void look(String screen) throws IOException {
        assertThat(phone.page().locator("main")).isVisible();
        phone.page().waitForTimeout(120);
        phone.picture(Path.of("target", "app-screens", language + "-" + screen + ".png"));
        try (InputStream script = ScreensTest.class.getResourceAsStream("/axe.min.js")) {
            phone.page().evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        strings(GRAVE_VIOLATIONS).forEach(it -> faults.add(language + " " + screen + ": " + it));
        strings(OVERFLOWS).forEach(it -> faults.add(language + " " + screen + ": " + it));
        strings(SMALL_TARGETS).forEach(it -> faults.add(language + " " + screen + ": small: " + it));
    }

    @SuppressWarnings("unchecked")
    private List<String> strings(String expression) {
        return (List<String>) phone.page().evaluate(expression);
    }
}
