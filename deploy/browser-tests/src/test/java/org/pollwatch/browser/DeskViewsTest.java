package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings, coverage and incidents: what a report does to them, and what a reader can do there. */
@ExtendWith(Stage.class)
class DeskViewsTest {

    /** What reaches beyond the screen and does not scroll inside a box of its own. */
    private static final String BEYOND_THE_EDGE =
            """
            () => [...document.querySelectorAll('body *')]
              .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
              .filter((each) => !each.parentElement.closest('.scroll'))
              .map((each) => `${each.localName}#${each.id}.${each.getAttribute('class') ?? ''}`)
              .slice(0, 12)""";

    private static final String RULE = "ballots_exceed_signatures";
    private static final String SURPLUS = "{\"signatures\": 300, \"ballots_found\": 312}";
    private static final String CORRECTED = "{\"signatures\": 312, \"ballots_found\": 312}";
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final String reportId = UUID.randomUUID().toString();

    @Test
    void shouldRaiseAFindingLiveShowBothNumbersAndClearItWithTheCorrection(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        String station = team.stations("AV-S").get(0).id();
        Page page = mission.openView("findings", RunningSet.RIVER, "area=AV").page();
        Locator card = mission.findings(RULE, station);
        assertThat(card).hasCount(0);

        team.post("counting", reportId, 1, station, SURPLUS);

        assertThat(card).hasCount(1);
        assertThat(card.locator(".brief")).hasText("312 ↔ 300");
        card.locator("h3 button").click();
        assertThat(card.locator(".boxes strong")).hasText(new String[] {"312", "300", "+12"});
        assertThat(card.locator("a.report")).hasAttribute("data-report", reportId);
        assertThat(card.locator(".expectation")).isVisible();

        team.post("counting", reportId, 2, station, CORRECTED);

        assertThat(card).hasCount(0);
        page.locator("details.cleared summary").click();
        assertThat(page.locator(".finding.cleared[data-finding*='" + reportId + "']"))
                .hasCount(1);
    }

    @Test
    void shouldTakeAReportOutOfTheFindingsByQuarantineAndBringItBack(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        String station = team.stations("AV-S").get(1).id();
        team.post("counting", reportId, 1, station, SURPLUS);
        Page page = mission.openView("findings", RunningSet.RIVER, "area=AV-S").page();
        Locator card = mission.findings(RULE, station);
        card.locator("h3 button").click();
        card.locator("a.report").click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog.locator(".named li")).hasCount(1);

        Locator release = dialog.locator("[data-action=release]");
        assertThat(release).isDisabled();
        dialog.locator("[data-action=quarantine]").click();
        dialog.locator("[name=reason]").fill("the team sent it twice");
        dialog.locator("[name=by]").fill("desk 2");
        dialog.locator(".report-actions button[type=submit]").click();

        assertThat(dialog.locator(".trail li")).hasCount(1);
        assertThat(dialog.locator(".trail")).containsText("the team sent it twice");
        assertThat(dialog.locator(".named li")).hasCount(0);
        assertThat(dialog.locator("[data-action=quarantine]")).isDisabled();
        release.click();
        dialog.locator("[name=reason]").fill("it was another visit");
        dialog.locator(".report-actions button[type=submit]").click();
        assertThat(dialog.locator(".trail li")).hasCount(2);
        dialog.locator(".close").click();
        assertThat(card).hasCount(1);
    }

    @Test
    void shouldShowWhatHasComeOfWhatWasExpectedAsItComes(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        Page page = mission.openView("coverage", RunningSet.RIVER, "area=AV").page();
        Locator cell = page.locator("#coverage tr[data-area='AV-N'] td[data-form='voting']");
        assertThat(cell.locator(".word")).not().isEmpty();
        String before = cell.locator(".came").textContent();

        team.post("voting", team.stations("AV-N").get(2), "{\"group_voting\": \"no\"}");

        assertThat(cell.locator(".came")).not().hasText(before);
        page.locator("#coverage tr[data-area='AV-N'] button").click();
        assertThat(page.locator("#coverage tr[data-area='AV-N1']")).isVisible();
        assertThat(page.locator("#area")).hasValue("AV-N");
    }

    @Test
    void shouldCountAnIncidentUnderItsSourceAndNowhereElse(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        Page page = mission.openView("incidents", RunningSet.RIVER, "area=AV-N").page();
        Locator row = page.locator("#incident-kinds tr[data-row='network_disruption']");
        assertThat(row.locator("td")).hasText(new String[] {"0", "0", "0"});

        team.post(
                "incident",
                reportId,
                1,
                "AV-N1",
                "{\"incident_kind\": \"network_disruption\", \"incident_source\": \"media\", \"incident_time\": \"13:05\"}");

        assertThat(row.locator("td")).hasText(new String[] {"0", "0", "1"});
        Locator listed = page.locator("#incident-list li[data-report='" + reportId + "']");
        assertThat(listed.locator("time")).hasText("13:05");
        page.locator("#area").selectOption("AV-S");
        assertThat(row.locator("td")).hasText(new String[] {"0", "0", "0"});
        assertThat(listed).hasCount(0);
    }

    @Test
    void shouldSayOnEveryViewHowMuchStandsAndLeadThere(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        String station = team.stations("AV-S").get(2).id();
        Page page = mission.open(RunningSet.RIVER, "area=AV", "form=voting").page();

        team.post("counting", reportId, 1, station, SURPLUS);

        Locator high = page.locator("#alarms [data-severity=high]");
        assertThat(high).isVisible();
        high.click();
        assertThat(mission.findings(RULE, station)).hasCount(1);
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*#findings&.*severity=high.*"));
        page.goBack();
        assertThat(page.locator("#indicators")).isVisible();
    }

    @Test
    void shouldComeBackToTheOpenFindingAfterAReload(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        String station = team.stations("AV-S").get(3).id();
        team.post("counting", reportId, 1, station, SURPLUS);
        Page page = mission.openView("findings", RunningSet.RIVER, "area=AV-S", "rule=" + RULE)
                .page();
        mission.findings(RULE, station).locator("h3 button").press("Enter");
        assertThat(page.locator("#finding")).isVisible();

        page.reload();
        mission.awaitLive();

        assertThat(page.locator("#rule")).hasValue(RULE);
        assertThat(mission.findings(RULE, station).locator("h3 button")).hasAttribute("aria-expanded", "true");
        assertThat(page.locator("#finding")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "indicators", "regions", "time", "findings", "coverage", "incidents"})
    void shouldFitAPhone(String view, MissionPage mission) {
        mission.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        mission.openView(view, RunningSet.RIVER, "area=AV");

        for (String language : List.of("en", "ru", "kk")) {
            mission.speak(language);

            assertThat(mission.page().evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s, beyond the edge: %s", language, mission.strings(BEYOND_THE_EDGE))
                    .isEqualTo(PHONE_WIDTH);
            mission.page().locator("#views-menu").click();
            assertThat(mission.page().locator(".views a[aria-current=page]")).isVisible();
            mission.page().locator("#views-menu").click();
        }
    }
}
