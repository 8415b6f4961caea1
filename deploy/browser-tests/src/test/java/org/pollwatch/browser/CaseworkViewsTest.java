package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The work on findings, a correction and a question back, at the desk and on a phone. */
@ExtendWith(Stage.class)
class CaseworkViewsTest {
    private static final String RULE = "ballots_exceed_signatures";
    private static final String SURPLUS = "{\"signatures\": 300, \"ballots_found\": 312}";

    private final String reportId = UUID.randomUUID().toString();

    private Locator raised(RunningSet set, MissionPage mission, int station) {
        Team team = set.team(RunningSet.RIVER);
        String place = team.stations("AV-C").get(station).id();
        team.post("counting", reportId, 1, place, SURPLUS);
        mission.openView("findings", RunningSet.RIVER, "area=AV-C", "rule=" + RULE);
        return mission.page().locator(".finding.raised[data-finding*='" + reportId + "']");
    }

    @Test
    void shouldShowOnAnotherDeskWhoseAFindingIsAndThatItIsResolved(RunningSet set, MissionPage mission) {
        Locator card = raised(set, mission, 0);
        Page other = mission.page().context().newPage();
        other.navigate(mission.page().url());
        Locator seen = other.locator(".finding.raised[data-finding*='" + reportId + "']");
        assertThat(seen).hasCount(1);

        card.locator("h3 button").press("Enter");
        card.locator("[name=text]").fill("both numbers are on the protocol");
        card.locator("[name=by]").fill("anna");
        card.locator("button[value=resolve]").click();

        assertThat(seen.locator(".work-state")).hasClass(java.util.regex.Pattern.compile(".*resolved.*"));
        assertThat(card.locator(".trail")).containsText("both numbers are on the protocol");
        card.locator(".assign select").selectOption("anna");
        assertThat(seen.locator(".whose")).hasText("anna");
    }

    @Test
    void shouldCorrectAReportSoThatItsFindingClears(RunningSet set, MissionPage mission) {
        Locator card = raised(set, mission, 1);
        card.locator("h3 button").click();
        assertThat(card.locator(".behind dd b").first()).isVisible();
        card.locator("a.report").first().click();
        Locator dialog = mission.page().locator("dialog");
        dialog.locator("[data-action=correct]").click();
        dialog.locator("[name='answers.ballots_found']").fill("300");
        dialog.locator("[name=reason]").fill("read from the picture of the protocol");
        dialog.locator("[name=by]").fill("anna");
        dialog.locator(".correction button[type=submit]").click();

        assertThat(card).hasCount(0);
    }

    @Test
    void shouldListAQuestionUntilTheTeamAnswersIt(RunningSet set, MissionPage mission) {
        Locator card = raised(set, mission, 2);
        card.locator("h3 button").click();
        assertThat(card.locator(".behind dd b").first()).isVisible();
        card.locator("a.report").first().click();
        Locator dialog = mission.page().locator("dialog");
        dialog.locator("[data-action=ask]").click();
        dialog.locator("[name=phrase]").selectOption("compare_protocol");
        dialog.locator("[name=by]").fill("anna");
        dialog.locator("pollwatch-ask button[type=submit]").click();
        Locator told = dialog.locator(".report-actions [role=status]");
        assertThat(told.filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\S"))))
                .not()
                .hasCount(0);

        mission.openView("queries", RunningSet.RIVER, "area=AV");
        Locator question = mission.page().locator("#queries li:has([data-report='" + reportId + "'])");
        assertThat(question).hasCount(1);
        Team team = set.team(RunningSet.RIVER);
        team.post(
                "counting",
                reportId,
                2,
                team.stations("AV-C").get(2).id(),
                "{\"signatures\": 312, \"ballots_found\": 312}");
        assertThat(question).hasCount(0);
    }

    @ParameterizedTest
    @MethodSource("org.pollwatch.browser.MissionPage#languages")
    void shouldBeReadableByEverybodyInEveryLanguageAlsoOnAPhone(String language, RunningSet set, MissionPage mission)
            throws IOException {
        Locator card = raised(set, mission, 3);
        mission.page().setViewportSize(390, 844);
        mission.speak(language);
        card.locator("h3 button").click();
        assertThat(card.locator(".casework")).isVisible();
        assertThat(AccessibilityTest.graveViolations(mission)).isEmpty();
        Object wide = mission.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) wide).intValue())
                .as("nothing is cut off at the side")
                .isLessThanOrEqualTo(0);

        mission.openView("queries", RunningSet.RIVER, "area=AV");
        assertThat(AccessibilityTest.graveViolations(mission)).isEmpty();
        List<String> keys = mission.strings("() => [...document.querySelectorAll('main *')].filter((it) =>"
                + " !it.children.length && /^(case|do|query|chase|correct)\\./.test(it.textContent.trim()))"
                + ".map((it) => it.textContent)");
        assertThat(keys).as("words that a language lacks").isEmpty();
    }
}
