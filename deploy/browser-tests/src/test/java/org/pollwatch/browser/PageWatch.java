package org.pollwatch.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes down what a page must never do: complain on the console, fail, or talk to another machine. What breaks the
 * content policy is on the console too.
 */
final class PageWatch {

    private static final Set<String> COMPLAINTS = Set.of("error", "warning", "assert");
    private static final Set<String> INSIDE = Set.of("data", "blob", "about");

    private final List<String> faults = new ArrayList<>();
    private final String home;
    private boolean headquartersMayBeAway;

    private PageWatch(String home) {
        this.home = home;
    }

    /**
     * Watches every page of a context, from before its first request.
     *
     * @param home the only host and port that it may talk to
     */
    static PageWatch over(BrowserContext context, String home) {
        PageWatch watch = new PageWatch(home);
        context.onConsoleMessage(watch::heard);
        context.onWebError(error -> watch.faults.add("uncaught: " + error.error()));
        context.onRequest(request -> watch.asked(request.url()));
        context.onPage(page -> page.onWebSocket(socket -> watch.asked(socket.url())));
        return watch;
    }

    /** From now on the browser may say that it cannot connect: it does so itself, no page can prevent it. */
    void allowHeadquartersToBeAway() {
        headquartersMayBeAway = true;
    }

    /** What it has taken down so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Forgives all of it. */
    void forget() {
        faults.clear();
    }

    void assertNothingHappened() {
        assertThat(faults()).as("what the browser complained about").isEmpty();
    }

    private void heard(ConsoleMessage message) {
        boolean away = headquartersMayBeAway && message.text().startsWith("Failed to load resource: net::ERR_");
        if (COMPLAINTS.contains(message.type()) && !away) {
            faults.add("console " + message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    private void asked(String url) {
        URI uri = URI.create(url);
        if (!INSIDE.contains(uri.getScheme()) && !home.equals(uri.getAuthority())) {
            faults.add("request to " + uri.getAuthority());
        }
    }
}
