package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page as a reader meets it: what stands where. */
final class MissionPage implements AutoCloseable {

    /** What the page says while it is live, by language. */
    static final Map<String, String> LIVE = Map.of("en", "Live", "ru", "В эфире", "kk", "Тікелей");

    private static final String CHOSEN =
            """
            () => [
              `area ${document.querySelector('#area').value}`,
              `form ${document.querySelector('[role=tab][aria-selected=true]').dataset.form}`,
              `indicator ${document.querySelector('#indicators tr[data-selected=true]').dataset.indicator}`,
              `by rate ${document.querySelector('#order-rate').getAttribute('aria-pressed')}`,
              `address ${location.hash}`,
            ]""";

    private final URI address;
    private final BrowserContext context;
    private final Page page;
    private final PageWatch watch;

    /**
     * A page of its own, nothing opened yet.
     *
     * @param context closed with it
     * @param address where headquarters is
     */
    MissionPage(BrowserContext context, URI address) {
        this.context = context;
        this.address = address;
        this.watch = PageWatch.over(context, address.getAuthority());
        this.page = context.newPage();
    }

    /**
     * Opens the indicators as from a bookmark and returns when they are live.
     *
     * @param view what the hash says, as {@code area=AV}
     */
    MissionPage open(String mission, String... view) {
        page.navigate(address.resolve("#indicators&mission=" + mission + "&" + String.join("&", view))
                .toString());
        awaitLive();
        assertThat(page.locator("#indicators tr[data-indicator]").first()).isVisible();
        return this;
    }

    /**
     * Opens one of the views beside the indicators as from a bookmark and returns when it is live.
     *
     * @param name findings, coverage or incidents
     * @param choice what the hash says besides, as {@code area=AV}
     */
    MissionPage openView(String name, String mission, String... choice) {
        page.navigate(address.resolve("#" + name + "&mission=" + mission + "&" + String.join("&", choice))
                .toString());
        awaitLive();
        assertThat(page.locator(".views [aria-current=page]")).hasAttribute("data-page", name);
        return this;
    }

    /**
     * Goes to an address of headquarters and waits for nothing.
     *
     * @param place below its own
     */
    void visit(String place) {
        page.navigate(address.resolve(place).toString());
    }

    void awaitLive() {
        assertThat(connection()).hasAttribute("data-state", "live");
    }

    Page page() {
        return page;
    }

    PageWatch watch() {
        return watch;
    }

    Locator connection() {
        return page.locator("#connection");
    }

    /** The cards of the findings that stand, of one rule at one place. */
    Locator findings(String rule, String place) {
        return page.locator(".finding.raised[data-rule='" + rule + "'][data-finding*='" + place + "']");
    }

    /** A row of the indicator table. */
    Locator row(String indicator) {
        return page.locator("#indicators tr[data-indicator='" + indicator + "']");
    }

    /** A cell of the indicator table: flagged, applicable, rate, places. */
    Locator cell(String indicator, String field) {
        return row(indicator).locator("[data-field='" + field + "']");
    }

    /** A cell of the heat table. */
    Locator heat(String indicator, String area) {
        return page.locator("#heat td[data-indicator='" + indicator + "'][data-area='" + area + "']");
    }

    /** The forms, from left to right. */
    List<String> forms() {
        return strings("() => [...document.querySelectorAll('[role=tab]')].map((tab) => tab.dataset.form)");
    }

    /** The indicators of the form shown, from top to bottom. */
    List<String> indicators() {
        return strings(
                "() => [...document.querySelectorAll('#indicators tr[data-indicator]')].map((row) => row.dataset.indicator)");
    }

    /** The areas that the heat table compares, from left to right. */
    List<String> areas() {
        return strings("() => [...document.querySelectorAll('#heat th[data-area]')].map((head) => head.dataset.area)");
    }

    /** Everything that is chosen, as the page shows it. */
    List<String> chosen() {
        return strings(CHOSEN);
    }

    /** Returns when the whole page, drawn at once, has changed over. */
    /** What the test of one view looks at: every language in the long form, in the short one the one of the longest words. */
    static Stream<String> languages() {
        return Boolean.getBoolean("tests.long") ? LIVE.keySet().stream() : Stream.of("kk");
    }

    void speak(String language) {
        page.locator("#language").selectOption(language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(connection()).hasText(LIVE.get(language));
    }

    void colours(String theme) {
        page.locator("#theme").selectOption(theme);
        assertThat(page.locator("html")).hasAttribute("data-theme", theme);
    }

    /** How many pixels of the page lie beside the screen. */
    int overflow() {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** The strings that an expression gives. */
    @SuppressWarnings("unchecked")
    List<String> strings(String expression) {
        return (List<String>) page.evaluate(expression);
    }

    /** Leaves a picture of what was on screen, for whoever looks into a failure. */
    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
