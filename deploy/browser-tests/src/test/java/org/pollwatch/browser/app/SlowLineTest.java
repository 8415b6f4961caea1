package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pollwatch.browser.OnlyLong;

/** 50 kbit/s and 2 s of latency, as on a throttled evening. The times are printed, and bounded generously. */
@OnlyLong
@ExtendWith(PhoneStage.class)
class SlowLineTest {

    private static final int BITS_PER_SECOND = 50_000;
    private static final int LATENCY_MS = 2_000;
    private static final int MOST_BYTES = 100_000;
    private static final double PATIENCE_MS = 90_000;

    @Test
    void shouldBeUsableOnAThrottledLine(PhoneSet set, Phone phone) throws IOException {
        String link = set.link("L01", "AV-C");
        throttle(phone);
        set.line().takeBytes();

        long start = System.nanoTime();
        phone.page().navigate(link);
        assertThat(phone.screen("choose-pin")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MS));
        double first = seconds(start);
        phone.choosePin(Phone.PIN);
        assertThat(phone.page().locator(".tile").first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MS));
        phone.begin("voting", "19", "AV-C1-019");
        double usable = seconds(start);
        phone.page().waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
        long bytes = set.line().takeBytes();

        phone.answer("group_voting", "yes");
        phone.page().locator("#review").click();
        long sent = System.nanoTime();
        phone.page().locator("#send").click();
        assertThat(phone.page()
                        .locator(
                                "#reports [data-report][data-state=sent], #reports [data-report][data-state=accepted]"))
                .hasCount(1, new HasCountOptions().setTimeout(PATIENCE_MS));
        double acknowledged = seconds(sent);
        assertThat(phone.page().locator("#reports [data-report][data-state=accepted]"))
                .hasCount(1, new HasCountOptions().setTimeout(PATIENCE_MS));
        double accepted = seconds(sent);

        System.out.printf(
                "50 kbit/s, 2 s latency: page %.1f s, first usable form %.1f s, report acknowledged %.1f s, accepted %.1f s;"
                        + " %d bytes with forms, places and service worker%n",
                first, usable, acknowledged, accepted, bytes);
        assertThat(bytes).as("everything of the first load, headers included").isLessThan(MOST_BYTES);
        assertThat(usable).isLessThan(60);
        assertThat(acknowledged).isLessThan(30);
    }

    private static void throttle(Phone phone) {
        CDPSession session = phone.context().newCDPSession(phone.page());
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY_MS);
        conditions.addProperty("downloadThroughput", BITS_PER_SECOND / 8);
        conditions.addProperty("uploadThroughput", BITS_PER_SECOND / 8);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", conditions);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
