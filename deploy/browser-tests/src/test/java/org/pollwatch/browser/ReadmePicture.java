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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes a picture of a headquarters that is running, when asked:
 *
 * <pre>
 * mvn -pl deploy/browser-tests test -Dtest=ReadmePicture -Dpicture=true -Dpicture.mission=kz-2022 \
 *     -Dpicture.file=docs/NAME.png [-Dpicture.url=http://127.0.0.1:8090/] [-Dpicture.view=form=counting]
 * </pre>
 */
@EnabledIfSystemProperty(named = "picture", matches = "true", disabledReason = "takes a picture only when asked")
class ReadmePicture {

    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 1_000;
    private static final long MOST_BYTES = 400_000;

    @Test
    void shouldShowTheFinishedDay() throws IOException {
        URI headquarters = URI.create(System.getProperty("picture.url", "http://127.0.0.1:8090/"));
        String mission = setting("picture.mission").orElse("kz-2022");
        Path file = root().resolve(setting("picture.file").orElse("target/headquarters.png"));
        String view = setting("picture.view").orElse("form=voting");

        try (Chromium chromium = Chromium.launch();
                MissionPage page = new MissionPage(chromium.browser().newContext(light()), headquarters)) {
            page.open(mission, view.split("&", -1));
            assertThat(page.page().locator("#map [data-shape]").first()).isVisible();
            assertThat(page.page().locator("#chart canvas")).isVisible();
            page.page().waitForFunction("() => document.fonts.ready.then(() => true)");
            page.page().screenshot(new ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
            page.watch().assertNothingHappened();
        }

        SmallPicture.make(file, MOST_BYTES);
    }

    private static NewContextOptions light() {
        return new NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setDeviceScaleFactor(1)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    /** Relative paths are meant from where Maven was called. */
    private static Path root() {
        return Path.of(System.getProperty("pollwatch.root"));
    }
}
