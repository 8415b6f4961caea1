package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No mouse is touched here. */
@OnlyLong
@ExtendWith(Stage.class)
class KeyboardTest {

    private static final String[] VIEW = {"area=AV", "form=voting", "indicator=group_voting"};

    @Test
    void shouldChooseAnIndicatorWithTheArrowKeys(MissionPage mission) {
        Page page = mission.open(RunningSet.RIVER, VIEW).page();
        List<String> indicators = mission.indicators();
        String below = indicators.get(indicators.indexOf("group_voting") + 2);

        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        press(page, "Enter");
        assertThat(mission.row("group_voting").locator("button.pick")).isFocused();
        press(page, "ArrowDown", "ArrowDown");
        assertThat(mission.row(below).locator("button.pick")).isFocused();
        press(page, "Enter");

        assertThat(mission.row(below)).hasAttribute("data-selected", "true");
        assertThat(mission.row("group_voting")).hasAttribute("data-selected", "false");
        assertThat(mission.chosen()).anyMatch(it -> it.startsWith("address") && it.contains("indicator=" + below));
        assertThat(page.locator("#indicators button.pick[tabindex='0']")).hasCount(1);
    }

    @Test
    void shouldChooseAnAreaAndAnIndicatorInTheHeatTable(MissionPage mission) {
        Page page = mission.open(RunningSet.RIVER, VIEW).page();
        Locator stop = page.locator("#heat td[data-area][tabindex='0']");
        assertThat(stop).hasCount(1);
        String area = mission.areas().get(1);
        List<String> indicators = mission.indicators();

        stop.focus();
        int start = indicators.indexOf(stop.getAttribute("data-indicator"));
        press(page, "ArrowRight", "ArrowDown");
        String below = indicators.get(start + 1);
        assertThat(mission.heat(below, area)).isFocused();
        press(page, "Enter");

        assertThat(mission.heat(below, area)).hasAttribute("aria-selected", "true");
        assertThat(page.locator("#area")).hasValue(area);
        assertThat(mission.row(below)).hasAttribute("data-selected", "true");
        assertThat(mission.heat(below, area)).isFocused();
        assertThat(stop).hasCount(1);
        press(page, "ArrowLeft", " ");
        assertThat(page.locator("#area")).hasValue(mission.areas().get(0));
    }

    @Test
    void shouldKeepTheFocusWhereItIsWhileFiguresArrive(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        Page page = mission.open(RunningSet.RIVER, VIEW).page();
        String before = mission.cell("restricted_voting", "applicable").textContent();
        Locator cell = mission.heat("restricted_voting", "AV-C");
        cell.focus();

        team.post("voting", team.stations("AV-C").get(0), "{\"restricted_voting\": \"no\"}");

        assertThat(mission.cell("restricted_voting", "applicable")).not().hasText(before);
        assertThat(cell).isFocused();
        press(page, "ArrowRight");
        assertThat(mission.heat("restricted_voting", "AV-S")).isFocused();
    }

    @Test
    void shouldComeBackToTheSameViewAfterAReload(MissionPage mission) {
        Page page = mission.open(RunningSet.RIVER, VIEW).page();
        page.locator("[role=tab][aria-selected=true]").focus();
        press(page, "ArrowRight");
        assertThat(page.locator("#tab-counting")).hasAttribute("aria-selected", "true");
        page.locator("#order-rate").focus();
        press(page, "Enter");
        page.locator("#heat td[data-area][tabindex='0']").focus();
        press(page, "End", "ArrowDown", "Enter");
        assertThat(page.locator("#area")).hasValue(lastArea(mission));
        List<String> chosen = mission.chosen();
        assertThat(chosen).contains("form counting", "by rate true", "area " + lastArea(mission));

        page.reload();
        mission.awaitLive();

        assertThat(page.locator("#indicators tr[data-selected=true]")).hasCount(1);
        assertThat(mission.chosen()).isEqualTo(chosen);
    }

    private static String lastArea(MissionPage mission) {
        return mission.areas().get(mission.areas().size() - 1);
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }
}
