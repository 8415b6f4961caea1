package org.pollwatch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system's own Chromium, driven by Playwright, which downloads no browser of its own. */
final class Chromium implements AutoCloseable {

    private static final String USUAL_PATH = "/usr/bin/chromium";

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
    static Chromium launch() {
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
        Path path = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse(USUAL_PATH));
        if (!Files.isExecutable(path)) {
            throw new IllegalStateException("the browser tests need Chromium, and there is none at " + path
                    + ": install it (Debian: apt-get install chromium fonts-dejavu-core), or name another one in the"
                    + " environment variable CHROMIUM, or leave these tests out with -Dbrowser.skip");
        }
        return path;
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
