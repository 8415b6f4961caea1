package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A phone of 360 x 640, as its owner uses it: one browser profile, one page that can be closed and opened again. */
final class Phone implements AutoCloseable {

    static final String PIN = "481516";
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;

    private final Line line;
    private final BrowserContext context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Page page;

    Phone(Browser browser, Line line) {
        this.line = line;
        this.context = browser.newContext(new NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("en-GB")
                .setTimezoneId("America/Halifax")
                .setReducedMotion(ReducedMotion.REDUCE));
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("uncaught: " + error.error()));
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens a link, or the page itself, and returns when a screen is up. */
    Phone open(String address) {
        page.navigate(address);
        assertThat(page.locator("main")).isVisible();
        return this;
    }

    /** The page is gone as if killed, and opened anew. */
    Phone reopen() {
        page.close();
        page = context.newPage();
        return open(line.address().toString());
    }

    /** Opens a link on a new phone, chooses the PIN, and returns when there are forms. */
    Phone enrol(String link) {
        open(link);
        choosePin(PIN);
        assertThat(page.locator(".tile").first()).isVisible();
        return this;
    }

    void choosePin(String pin) {
        page.locator("input[name=pin]").fill(pin);
        page.locator("input[name=again]").fill(pin);
        page.locator("main button.main").click();
    }

    Phone unlock(String pin) {
        page.locator("input[name=pin]").fill(pin);
        page.locator("main button.main").click();
        return this;
    }

    /** Begins a report: the form by its id, the place by what is typed and what is then touched. */
    Phone begin(String form, String typed, String place) {
        page.locator(".tile[data-form=" + form + "]").click();
        page.locator("#search").fill(typed);
        page.locator("[data-place='" + place + "']").first().click();
        assertThat(screen("fill")).isVisible();
        return this;
    }

    Phone answer(String question, String word) {
        card(question).locator("[data-word='" + word + "']").click();
        return this;
    }

    Phone number(String question, long number) {
        card(question).locator("input").fill(Long.toString(number));
        return this;
    }

    Locator card(String question) {
        return page.locator("#q-" + question);
    }

    /** Reviews and sends what is on the screen; home is up again. */
    Phone send() {
        page.locator("#review").click();
        page.locator("#send").click();
        assertThat(screen("home")).isVisible();
        return this;
    }

    /** Opens a report of the list. */
    Phone show(String reportId) {
        page.locator("#reports [data-report='" + reportId + "']").click();
        assertThat(screen("report")).isVisible();
        return this;
    }

    void agree() {
        page.locator("dialog [data-answer=yes]").click();
    }

    void back() {
        page.locator("#back").click();
    }

    Locator screen(String name) {
        return page.locator("main[data-screen=" + name + "]");
    }

    Locator line() {
        return page.locator("#line");
    }

    /** The reports of the list with a state, the newest first. */
    @SuppressWarnings("unchecked")
    List<String> reports(String state) {
        return (List<String>) page.evaluate(
                "(state) => [...document.querySelectorAll(`#reports [data-report][data-state=${state}]`)].map((it) => it.dataset.report)",
                state);
    }

    void speak(String language) {
        page.locator("input[name=language][value=" + language + "]").check(new Locator.CheckOptions().setForce(true));
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }

    /** Everything that the browser keeps for the page, as one text: values as JSON, bytes as letters. */
    String kept() {
        return (String)
                page.evaluate(
                        """
                async () => {
                  const plain = (value) => {
                    if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value.slice(0, 60_000)));
                    if (ArrayBuffer.isView(value)) return String.fromCharCode(...value.slice(0, 60_000));
                    if (value && typeof value === 'object') {
                      return Object.entries(value).map(([key, each]) => `${key}=${plain(each)}`).join(';');
                    }
                    return String(value);
                  };
                  const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(history.state), document.cookie];
                  for (const {name} of await indexedDB.databases()) {
                    const database = await new Promise((resolve) => {
                      const request = indexedDB.open(name);
                      request.onsuccess = () => resolve(request.result);
                    });
                    for (const store of database.objectStoreNames) {
                      const source = database.transaction(store).objectStore(store);
                      for (const what of [source.getAllKeys(), source.getAll()]) {
                        all.push(await new Promise((resolve) => (what.onsuccess = () => resolve(plain(what.result)))));
                      }
                    }
                    database.close();
                  }
                  for (const name of await caches.keys()) {
                    for (const request of await (await caches.open(name)).keys()) all.push(request.url);
                  }
                  return all.join('\\n');
                }""");
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** Complaints of the page itself; that it cannot connect is the browser's own word, and expected here. */
    private void heard(ConsoleMessage message) {
        boolean isGrave = List.of("error", "warning", "assert").contains(message.type());
        if (isGrave && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    void assertNothingHappened() {
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
