package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is on the phone when somebody takes it. */
@ExtendWith(PhoneStage.class)
class SafetyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void shouldKeepNothingInClear(PhoneSet set, Phone phone) throws IOException {
        String link = set.link("T01");
        String token = link.substring(link.indexOf("&t=") + 3);
        phone.enrol(link);
        phone.begin("voting", "19", "AV-C1-019").answer("group_voting", "yes").number("voters_on_list", 4711);
        phone.context().setOffline(true);
        phone.send();
        phone.begin("voting", "20", "AV-C1-020").number("voters_on_list", 4712);
        phone.reopen();

        String kept = phone.kept();

        // That the dump sees what is there: the lock's own figures.
        assertThat(kept).contains("rounds=600000", "wrapped=");
        assertThat(kept).doesNotContain(token, "river-2026", "AV-C1-019", "Station 19", "group_voting", "4711", "4712");
        phone.context().setOffline(false);
    }

    @Test
    void shouldTakeTheTokenOutOfTheAddressAtOnce(PhoneSet set, Phone phone) throws IOException {
        phone.open(set.link("T02"));

        assertThat(phone.screen("choose-pin")).isVisible();
        assertThat(phone.page().url()).isEqualTo(set.line().address().toString());
        assertThat(set.line().passed()).noneMatch(it -> it.contains("t="));
    }

    @Test
    void shouldRefuseWeakAndDifferentPins(PhoneSet set, Phone phone) throws IOException {
        phone.open(set.link("T03"));

        phone.choosePin("123456");
        assertThat(phone.page().locator("#pin-fault")).containsText("6");
        phone.choosePin("11111");
        assertThat(phone.screen("choose-pin")).isVisible();
    }

    @Test
    void shouldDelayAfterThreeWrongPinsAndOpenWithTheRightOne(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("T04")).reopen();
        for (int i = 0; i < 3; i++) {
            phone.unlock("99887" + i);
            assertThat(phone.page().locator("#pin-fault")).containsText(Integer.toString(9 - i));
        }
        assertThat(phone.page().locator("[role=timer]")).isVisible();
        // Not reset by opening the page anew.
        phone.reopen();
        assertThat(phone.page().locator("[role=timer]")).isVisible();
        assertThat(phone.page().locator("[role=timer]")).hasCount(0);
        phone.unlock(Phone.PIN);
        assertThat(phone.screen("home")).isVisible();
    }

    @Test
    void shouldWipeTheTokenOfARevokedTeamAndKeepWhatWaits(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("T05"));
        phone.context().setOffline(true);
        phone.begin("opening", "19", "AV-C1-019").answer("opened_on_time", "no").send();
        set.revoke("T05");

        phone.context().setOffline(false);
        assertThat(phone.line()).hasAttribute("data-state", "revoked");
        assertThat(phone.line()).hasAttribute("data-waiting", "1");
        phone.reopen().unlock(Phone.PIN);
        assertThat(phone.line()).hasAttribute("data-state", "revoked");
        assertThat(phone.line()).hasAttribute("data-waiting", "1");

        phone.page().locator("#enrol-again").click();
        phone.page().locator("input[name=link]").fill(set.link("T05"));
        phone.screen("enrol").locator("form button").click();
        assertThat(phone.screen("home")).isVisible();
        await("accepted").atMost(PATIENCE).until(() -> phone.reports("accepted").size() == 1);
        assertThat(set.trail().effective("T05")).hasSize(1);
    }

    @Test
    void shouldTellOfALinkThatIsNotValid(PhoneSet set, Phone phone) throws IOException {
        String link = set.link("T06");
        phone.open(link.substring(0, link.length() - 6) + "abcdef");
        phone.choosePin(Phone.PIN);

        assertThat(phone.screen("enrol").locator("[role=alert]")).isVisible();
        assertThat(phone.kept()).doesNotContain("wrapped=");
    }

    @Test
    void shouldKeepToItsMission(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("T07"));

        phone.page().evaluate("() => { location.hash = 'm=another-2026&t=0123456789abcdef' }");
        assertThat(phone.screen("other-mission")).isVisible();
        assertThat(phone.page().url()).doesNotContain("#");
        phone.page().locator("main button").click();
        assertThat(phone.screen("home")).isVisible();
    }

    @Test
    void shouldLeaveNothingAfterAWipe(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("T08"));
        Page page = phone.page();
        page.locator("#settings").click();
        page.locator("#wipe").click();
        phone.agree();

        assertThat(phone.screen("wiped")).isVisible();
        assertThat(phone.kept()).doesNotContain("wrapped=", "sealed=");
        phone.reopen();
        assertThat(phone.screen("enrol")).isVisible();
    }
}
