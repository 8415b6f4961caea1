package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pollwatch.mission.Place;

@ExtendWith(Stage.class)
class LiveFiguresTest {

    private static final long LIMIT_MILLIS = 2_000;
    private static final int REPORTS = 20;
    private static final String[] VIEW = {"area=AV", "form=voting", "indicator=group_voting"};

    /** Notes when the three fields of a row all show what is expected, in the moment when the page has drawn them. */
    private static final String NOTE_WHEN_SHOWN =
            """
            ([indicator, flagged, applicable, rate]) => {
              window.shownAt = 0;
              const table = document.querySelector('pollwatch-indicators');
              const text = (field) =>
                table.querySelector(`[data-indicator=${indicator}] [data-field=${field}]`).textContent.trim();
              const observer = new MutationObserver(() => {
                if (text('flagged') !== flagged || text('applicable') !== applicable || text('rate') !== rate) return;
                observer.disconnect();
                window.shownAt = Date.now();
              });
              observer.observe(table, {subtree: true, childList: true, characterData: true});
            }""";

    @Test
    void shouldShowAPostedReportWithinTwoSecondsWithoutReload(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        Page page = mission.open(RunningSet.RIVER, VIEW).page();
        page.evaluate("() => { window.sameDocument = true }");
        Tally tally = Tally.shown(mission, "group_voting");
        List<Place> stations = team.stations("AV-S");

        List<Long> delays = new ArrayList<>();
        for (int n = 0; n < REPORTS; n++) {
            boolean flagged = n % 2 == 0;
            tally = tally.plus(flagged);
            page.evaluate(NOTE_WHEN_SHOWN, tally.texts("group_voting"));
            String answers = "{\"group_voting\": \"" + (flagged ? "yes" : "no") + "\"}";
            long acknowledged = team.post("voting", stations.get(n % stations.size()), answers);
            page.waitForFunction("() => window.shownAt");
            delays.add(((Number) page.evaluate("() => window.shownAt")).longValue() - acknowledged);
        }

        Collections.sort(delays);
        System.out.printf(
                "From the gateway's 201 to the figures on the page, %d reports: median %d ms, longest %d ms%n",
                REPORTS, delays.get(REPORTS / 2), delays.get(REPORTS - 1));
        assertThat(delays).allMatch(delay -> delay < LIMIT_MILLIS);
        assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);
    }

    @Test
    void shouldMoveTheRegionsCellAndTheHeadlineToo(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        mission.open(RunningSet.RIVER, "area=AV-N", "form=voting", "indicator=ballot_stuffing_voting");
        Tally tally = Tally.shown(mission, "ballot_stuffing_voting").plus(true);

        team.post("voting", team.stations("AV-N1").get(0), "{\"ballot_stuffing_voting\": \"yes\"}");

        assertThat(mission.cell("ballot_stuffing_voting", "rate")).hasText(tally.rate());
        assertThat(mission.heat("ballot_stuffing_voting", "AV-N"))
                .hasText(tally.rate().replace("%", ""));
        assertThat(mission.page().locator("[data-headline-indicator=ballot_stuffing_voting] .figure"))
                .hasText(tally.rate());
    }

    @Test
    void shouldFindTheNewestFiguresAgainAfterHeadquartersWasAway(RunningSet set, MissionPage mission) throws Exception {
        Team team = set.team(RunningSet.RIVER);
        Page page = mission.open(RunningSet.RIVER, VIEW).page();
        page.evaluate("() => { window.sameDocument = true }");
        Tally tally = Tally.shown(mission, "group_voting").plus(true);
        mission.watch().allowHeadquartersToBeAway();

        set.stopHeadquarters();
        assertThat(mission.connection()).hasAttribute("data-state", "lost");
        team.post("voting", team.stations("AV-C").get(0), "{\"group_voting\": \"yes\"}");
        set.startHeadquarters();
        long back = System.currentTimeMillis();
        mission.awaitLive();

        assertThat(mission.cell("group_voting", "flagged"))
                .hasText(tally.texts("group_voting").get(1));
        System.out.printf(
                "From headquarters' return to the newest figures on the page: %d ms%n",
                System.currentTimeMillis() - back);
        assertThat(mission.cell("group_voting", "rate")).hasText(tally.rate());
        assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);

        // And it moves on.
        Tally next = tally.plus(false);
        team.post("voting", team.stations("AV-C").get(1), "{\"group_voting\": \"no\"}");
        assertThat(mission.cell("group_voting", "rate")).hasText(next.rate());
    }

    /** What stands in a row and what one more report must make of it. */
    private record Tally(long flagged, long applicable) {

        static Tally shown(MissionPage page, String indicator) {
            return new Tally(number(page, indicator, "flagged"), number(page, indicator, "applicable"));
        }

        private static long number(MissionPage page, String indicator, String field) {
            assertThat(page.cell(indicator, field)).not().hasText("–");
            return Long.parseLong(page.cell(indicator, field).textContent().strip());
        }

        Tally plus(boolean yes) {
            return new Tally(flagged + (yes ? 1 : 0), applicable + 1);
        }

        String rate() {
            return String.format(Locale.ROOT, "%.1f%%", 100.0 * flagged / applicable);
        }

        List<String> texts(String indicator) {
            return List.of(indicator, Long.toString(flagged), Long.toString(applicable), rate());
        }
    }
}
