package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the pictures of docs/desk.md of a headquarters that shows a finished day of kz-2022, when asked:
 *
 * <pre>
 * mvn -pl deploy/browser-tests test -Dtest=DeskPictures -Dpicture=true [-Dpicture.url=http://127.0.0.1:8090/]
 * </pre>
 */
@EnabledIfSystemProperty(named = "picture", matches = "true", disabledReason = "takes pictures only when asked")
class DeskPictures {
    private static final long MOST_BYTES = 250_000;
    private static final String MISSION = "kz-2022";
    private static final int DESK_WIDTH = 1_280;
    private static final int DESK_HEIGHT = 800;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "desk-overview | light | overview | area=KZ | .phase-card svg .volume",
                "desk-indicators | light | indicators | form=counting&order=rate | #indicators svg.bars .strong",
                "desk-regions | light | regions | form=counting&indicator=ballots_exceed_signatures | #map [data-shape]",
                "desk-regions-dark | dark | regions | form=voting&within=KZ-75&area=KZ-75&view=tiles | #map [data-shape]",
                "desk-time | light | time | form=voting&indicator=group_voting&beside=proxy_voting,unauthorised_persons_voting"
                        + " | #time .line-1 .mark",
            })
    void shouldShowAViewOfTheFinishedDay(String name, String colours, String view, String choice, String drawn)
            throws IOException {
        take(name, colours, view, choice, drawn, DESK_WIDTH, DESK_HEIGHT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "desk-phone-overview | light | overview | area=KZ | .phase-card svg .volume",
                "desk-phone-regions | dark | regions | form=voting | #map [data-shape]",
            })
    void shouldShowAViewOnAPhone(String name, String colours, String view, String choice, String drawn)
            throws IOException {
        take(name, colours, view, choice, drawn, PHONE_WIDTH, PHONE_HEIGHT);
    }

    private static void take(
            String name, String colours, String view, String choice, String drawn, int width, int height)
            throws IOException {
        URI headquarters = URI.create(System.getProperty("picture.url", "http://127.0.0.1:8090/"));
        Path file =
                Path.of(System.getProperty("pollwatch.root")).resolve("docs").resolve(name + ".png");
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(1)
                .setColorScheme(colours.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
        try (Chromium chromium = Chromium.launch();
                MissionPage page = new MissionPage(chromium.browser().newContext(options), headquarters)) {
            page.openView(view, MISSION, choice.split("&", -1));
            assertThat(page.page().locator(drawn).first()).isAttached();
            page.page().waitForFunction("() => document.fonts.ready.then(() => true)");
            page.page().screenshot(new ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
            page.watch().assertNothingHappened();
        }
        SmallPicture.make(file, MOST_BYTES);
    }
}
