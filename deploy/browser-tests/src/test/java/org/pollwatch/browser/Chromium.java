package org.pollwatch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's own Chromium, driven by Playwright, which downloads no browser of its own. */
public final class Chromium implements AutoCloseable {

    /** The one without a window first: a test takes half as long where nobody draws the rest of a browser. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it, without a window.
     *
     * @throws IllegalStateException where there is none, with what to install
     */
    public static Chromium launch() {
        Path executable = executable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Its sandbox does not work for root, nor in most containers; it opens nothing but our own page.
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(List.of("--no-sandbox")));
        return new Chromium(playwright, browser);
    }

    private static Path executable() {
        return setting("CHROMIUM")
                .map(Path::of)
                .or(Chromium::onPath)
                .filter(Files::isExecutable)
                .orElseThrow(() -> new IllegalStateException(
                        "the browser tests need Chromium, and there is none: install it (Debian: apt-get install"
                                + " chromium-headless-shell fonts-dejavu-core), or name one in the environment variable CHROMIUM, or leave these"
                                + " tests out with -Dbrowser.skip"));
    }

    private static Optional<Path> onPath() {
        return setting("PATH").stream()
                .flatMap(path -> Stream.of(path.split(File.pathSeparator, -1)))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
