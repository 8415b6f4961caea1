package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two readings of one thing side by side, and one of them kept; results corrected figure by figure. */
@ExtendWith(Stage.class)
class ReadingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOON = 7;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final String reportId = UUID.randomUUID().toString();

    /**
     * Other content under one revision, as a phone sends that was set back. What the gateway says of it is a hint: where it
     * has not heard of the first yet, it takes both, and the guard tells.
     */
    private Locator conflict(RunningSet set, MissionPage mission, int station) {
        Team team = set.team(RunningSet.RIVER);
        String place = team.stations("AV-S").get(station).id();
        String first =
                "{\"signatures\": 300, \"ballots_found\": 300, \"votes_national\": {\"bridge\": 120, \"harbour\": 80}}";
        String second = first.replace("120", "102").replace("\"signatures\": 300", "\"signatures\": 310");
        team.send("counting", reportId, 1, place, NOON, first, 201);
        team.send("counting", reportId, 1, place, NOON, second, 201, 409);
        mission.openView("findings", RunningSet.RIVER, "area=AV-S", "rule=conflict");
        return opened(mission, reportId);
    }

    private Locator contradiction(RunningSet set, MissionPage mission, int station) {
        Team team = set.team(RunningSet.RIVER);
        String place = team.stations("AV-S").get(station).id();
        String own = "{\"woman_chair\": \"yes\", \"group_voting\": \"no\"}";
        team.send("voting", reportId, 1, place, NOON, own, 201);
        String other = "{\"woman_chair\": \"no\", \"group_voting\": \"no\"}";
        set.secondTeam(RunningSet.RIVER).send("voting", UUID.randomUUID().toString(), 1, place, NOON + 1, other, 201);
        mission.openView("findings", RunningSet.RIVER, "area=AV-S", "rule=contradiction_voting");
        return opened(mission, place);
    }

    private static Locator opened(MissionPage mission, String subject) {
        Locator card = mission.page().locator(".finding.raised[data-finding*='" + subject + "']");
        card.locator("h3 button").click();
        assertThat(card.locator(".readings thead th")).hasCount(3);
        return card;
    }

    private static Locator row(Locator card, String question) {
        return card.locator(".readings tbody tr").filter(new Locator.FilterOptions().setHasText(question));
    }

    private static void keep(Locator card, int column) {
        card.locator("[data-keep]").nth(column).click();
        card.locator(".readings [name=reason]").fill("the protocol on the picture says so");
        card.locator(".readings [name=by]").fill("anna");
        card.locator(".readings form button[type=submit]").click();
    }

    /** The warehouse, from which single reports are shown, follows the topics on its own time. */
    private void awaitRevision(RunningSet set, MissionPage mission, int revision) {
        String address = set.page()
                .resolve("v1/missions/" + RunningSet.RIVER + "/reports/" + reportId)
                .toString();
        await().atMost(PATIENCE)
                .until(() -> mission.page().request().get(address).text().contains("\"revision\":" + revision + ","));
    }

    @Test
    void shouldShowWhatDiffersAndKeepTheOtherReadingOfAConflict(RunningSet set, MissionPage mission) {
        Locator card = conflict(set, mission, 0);
        assertThat(row(card, "Bridge Party").locator("mark").first()).hasText("120");
        assertThat(row(card, "Bridge Party").locator("mark").nth(1)).hasText("102");
        assertThat(row(card, "Harbour Alliance")).hasCount(0);
        assertThat(card.locator(".readings tbody tr")).hasCount(2);
        card.locator(".readings .all input").check();
        assertThat(row(card, "Harbour Alliance").locator("td").first()).hasText("80");

        keep(card, 1);
        assertThat(card).hasCount(0);
        awaitRevision(set, mission, 2);
        mission.openView("reports", RunningSet.RIVER, "report=" + reportId);
        Locator revisions = mission.page().locator("pollwatch-report-trail table.revisions");
        assertThat(revisions.locator("thead th")).hasCount(4);
        assertThat(revisions
                        .locator("tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("102"))
                        .locator("td")
                        .last())
                .containsText("102");
    }

    @Test
    void shouldSetTheOtherTeamsReportAsideWhereTheyContradictEachOther(RunningSet set, MissionPage mission) {
        Locator card = contradiction(set, mission, 2);
        Locator chair = row(card, "woman");
        assertThat(chair.locator("mark")).hasCount(2);
        assertThat(row(card, "group")).hasCount(0);
        assertThat(card.locator(".readings thead")).containsText("B01");
        assertThat(card.locator(".readings thead")).containsText("B02");

        keep(card, 0);
        assertThat(card).hasCount(0);
    }

    @Test
    void shouldCorrectOneFigureOfACommissionsTable(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        String first = team.stations("AV-S").get(3).id();
        String second = team.stations("AV-S").get(4).id();
        String commission = "AV-S-RC";
        String table = "{\"admitted\": \"yes\", \"table_national\": [{\"place\": \"" + first
                + "\", \"station\": {\"bridge\": 120, \"valid\": 200}, \"commission\": {\"bridge\": 210, \"valid\": 200}},"
                + "{\"place\": \"" + second + "\", \"station\": {\"bridge\": 50}, \"commission\": {\"bridge\": 50}}]}";
        team.send("tabulation", reportId, 1, commission, NOON, table, 201);
        Page page = mission.openView("reports", RunningSet.RIVER, "area=AV-S", "report=" + reportId)
                .page();
        Locator dialog = page.locator("pollwatch-report dialog");
        dialog.locator("[data-action=correct]").click();
        Locator fields = dialog.locator("fieldset[data-field='answers.table_national']");
        Locator station = fields.locator("details[data-station='" + first + "']");
        station.locator("summary").click();
        station.locator("[name$='.commission.bridge']").fill("12o");
        dialog.locator("[name=reason]").fill("read from the picture");
        dialog.locator("[name=by]").fill("anna");
        dialog.locator("pollwatch-correction button[type=submit]").click();
        assertThat(fields.locator(".fault")).containsText("whole number");

        station.locator("[name$='.commission.bridge']").fill("120");
        fields.locator("details[data-station='" + second + "'] summary").click();
        fields.locator("details[data-station='" + second + "'] button").click();
        dialog.locator("pollwatch-correction button[type=submit]").click();
        Locator last = dialog.locator("table.revisions tbody tr")
                .filter(new Locator.FilterOptions().setHasText(first))
                .locator("td")
                .last();
        assertThat(last).containsText("Bridge Party 120");
        assertThat(last).not().containsText(second);
        mission.watch().forget();
    }

    @ParameterizedTest
    @MethodSource("org.pollwatch.browser.MissionPage#languages")
    void shouldBeReadableByEverybodyInEveryLanguageAlsoOnAPhone(String language, RunningSet set, MissionPage mission)
            throws IOException {
        Locator card = conflict(set, mission, 5);
        mission.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        mission.speak(language);
        card.locator("[data-keep]").first().click();
        assertThat(card.locator(".readings [name=reason]")).isVisible();

        assertThat(AccessibilityTest.graveViolations(mission)).isEmpty();
        Object wide = mission.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) wide).intValue())
                .as("nothing is cut off at the side")
                .isLessThanOrEqualTo(0);
        assertThat(card.innerText()).as("words that the language lacks").doesNotContain("readings");
    }
}
