package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pollwatch.browser.app.Line.Fate;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** No network, a dead gateway, a page that is killed, and a line that loses half of the answers: nothing is lost. */
@ExtendWith(PhoneStage.class)
class OfflineQueueTest {

    private static final String TEAM = "Q01";
    private static final int REPORTS = Boolean.getBoolean("tests.long") ? 20 : 8;
    private static final long SEED = 20_260_927;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void shouldBringEveryReportOnceAndInItsLastRevision(PhoneSet set, Phone phone) throws IOException {
        List<String> stations = set.mission().places().stream()
                .filter(place -> place.kind() == PlaceKind.POLLING_STATION)
                .map(Place::id)
                .toList();
        phone.enrol(set.link(TEAM));
        report(phone, stations.get(0));
        report(phone, stations.get(1));
        await("two reports accepted")
                .atMost(PATIENCE)
                .until(() -> phone.reports("accepted").size() == 2);
        String toCorrectLater = phone.reports("accepted").get(0);
        String toWithdrawLater = phone.reports("accepted").get(1);

        phone.context().setOffline(true);
        set.kill();
        for (int i = 0; i < REPORTS; i++) {
            report(phone, stations.get(i));
        }
        assertThat(phone.line()).hasAttribute("data-waiting", Integer.toString(REPORTS));

        phone.reopen();
        assertThat(phone.screen("lock")).isVisible();
        phone.unlock(Phone.PIN);
        assertThat(phone.line()).hasAttribute("data-waiting", Integer.toString(REPORTS));
        List<String> waiting = phone.reports("waiting");
        correct(phone, waiting.get(3));
        withdraw(phone, waiting.get(5));
        correct(phone, toCorrectLater);
        withdraw(phone, toWithdrawLater);
        // One is gone without a word, since it never left; the two from before wait now, too.
        assertThat(phone.line()).hasAttribute("data-waiting", Integer.toString(REPORTS + 1));

        set.revive();
        set.line().fate(storm());
        phone.context().setOffline(false);
        await("all accepted, and the page says so")
                .atMost(PATIENCE)
                .until(() -> phone.reports("accepted").size() == REPORTS
                        && phone.reports("withdrawn").equals(List.of(toWithdrawLater)));
        assertThat(phone.line()).hasAttribute("data-state", "clear");

        Map<String, EffectiveReport> effective = set.trail().effective(TEAM);
        assertThat(effective.keySet()).containsExactlyInAnyOrderElementsOf(phone.reports("accepted"));
        assertThat(effective).doesNotContainKeys(waiting.get(5), toWithdrawLater);
        assertThat(revisions(effective, toCorrectLater)).isEqualTo("2 no");
        assertThat(revisions(effective, waiting.get(3))).isEqualTo("1 no");
        assertThat(revisions(effective, waiting.get(4))).isEqualTo("1 yes");
        assertThat(set.trail().accepted(TEAM)).doesNotHaveDuplicates().hasSize(REPORTS - 1 + 2 + 2);
        System.out.printf(
                "offline queue: %d submissions in the log for %d accepted revisions%n",
                set.trail().submissions(TEAM).size(), set.trail().accepted(TEAM).size());
    }

    @Test
    void shouldTakeNoLoginPageForAnAcknowledgement(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("Q02"));
        set.line().fate(path -> Fate.CAPTIVE_PORTAL);

        report(phone, "AV-C1-019");
        await("a batch was answered by the portal").atMost(PATIENCE).until(() -> set.line().passed().stream()
                .anyMatch(it -> it.endsWith("/reports:batch")));
        assertThat(phone.line()).hasAttribute("data-state", "waiting");

        set.line().clear();
        phone.page().locator("#send-now").click();
        await("accepted").atMost(PATIENCE).until(() -> phone.reports("accepted").size() == 1);
    }

    /** The first batch is refused for now, the second arrives unheard, then half of all answers are lost. */
    private static java.util.function.Function<String, Fate> storm() {
        Random random = new Random(SEED);
        AtomicInteger batches = new AtomicInteger();
        return path -> {
            if (path.endsWith("/reports:batch")) {
                int batch = batches.incrementAndGet();
                if (batch <= 2) {
                    return batch == 1 ? Fate.UNAVAILABLE : Fate.ANSWER_LOST;
                }
            }
            synchronized (random) {
                int chance = random.nextInt(100);
                return chance < 50 ? Fate.ANSWER_LOST : chance < 60 ? Fate.UNAVAILABLE : Fate.THROUGH;
            }
        };
    }

    private static void report(Phone phone, String station) {
        String number = station.substring(station.length() - 2).replaceFirst("^0", "");
        phone.begin("opening", number, station)
                .answer("opened_on_time", "yes")
                .answer("boxes_shown_empty", "yes")
                .send();
    }

    private static void correct(Phone phone, String report) {
        phone.show(report).page().locator("#correct").click();
        phone.answer("boxes_shown_empty", "no").send();
    }

    private static void withdraw(Phone phone, String report) {
        phone.show(report).page().locator("#withdraw").click();
        phone.agree();
        assertThat(phone.screen("home")).isVisible();
    }

    private static String revisions(Map<String, EffectiveReport> effective, String report) {
        EffectiveReport it = effective.get(report);
        return it.getRevision() + " "
                + it.getAnswers().stream()
                        .filter(answer -> answer.getQuestion().equals("boxes_shown_empty"))
                        .map(answer -> answer.getWords().get(0))
                        .findFirst()
                        .orElse("nothing");
    }
}
