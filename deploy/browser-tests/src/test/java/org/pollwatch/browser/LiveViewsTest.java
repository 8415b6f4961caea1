package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The views of what moves: overview, regions, time, and the order of the indicators. */
@ExtendWith(Stage.class)
class LiveViewsTest {
    private static final String SURPLUS = "{\"signatures\": 300, \"ballots_found\": 312}";
    private static final String ORDER =
            "() => [...document.querySelectorAll('#ranking tbody:nth-of-type(2) tr')].map((row) => row.dataset.area)";

    private final String reportId = UUID.randomUUID().toString();

    @Test
    void shouldBeginWithTheOverviewAndMoveItsNumbers(RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        Page page = mission.page();
        page.navigate(set.page().resolve("#mission=" + RunningSet.RIVER).toString());
        mission.awaitLive();
        assertThat(page.locator(".views [aria-current=page]")).hasAttribute("data-page", "overview");
        Locator counted = page.locator("[data-form=counting] [data-field=reports]");
        Locator high = page.locator("[data-overview-severity=high] b");
        assertThat(counted).not().hasText("0");
        int reports = Integer.parseInt(counted.textContent().trim());
        int findings = Integer.parseInt(high.textContent().trim());

        team.post("counting", reportId, 1, team.stations("AV-S").get(6).id(), SURPLUS);

        assertThat(counted).hasText(Integer.toString(reports + 1));
        assertThat(high).hasText(Integer.toString(findings + 1));
        assertThat(page.locator("[data-latest-finding]").first()).isVisible();
        assertThat(page.locator("[data-form=voting] [data-field=negative]")).hasText(Pattern.compile("\\d+\\.\\d%"));
    }

    @Test
    void shouldLeadFromANumberToWhatIsBehindIt(MissionPage mission) {
        Page page = mission.openView("overview", RunningSet.RIVER, "area=AV-N").page();

        page.locator("[data-form=voting] [data-field=negative]").click();

        assertThat(page).hasURL(Pattern.compile(".*#indicators&.*area=AV-N&form=voting&indicator=eval_voting.*"));
        assertThat(mission.row("eval_voting")).hasAttribute("data-selected", "true");
        page.goBack();
        page.locator("[data-overview-severity=info]").click();
        assertThat(page).hasURL(Pattern.compile(".*#findings&.*area=AV-N.*severity=info.*"));
    }

    @Test
    void shouldOrderRegionsByTheIndicatorAndKeepAbroadOutOfTheOrder(MissionPage mission) {
        Page page = mission.openView("regions", RunningSet.RIVER, "form=voting", "indicator=group_voting")
                .page();
        assertThat(page.locator("#ranking tr[data-area=AV-S]")).isVisible();

        List<String> byRate = mission.strings(ORDER);
        assertThat(byRate).isNotEmpty().doesNotContain("ABROAD");
        assertThat(percentages(page, byRate)).isSortedAccordingTo((a, b) -> Double.compare(b, a));

        page.locator("#sort-name").click();
        assertThat(page.locator("#sort-name")).hasAttribute("aria-pressed", "true");
        assertThat(names(page)).isSorted();
        assertThat(page).hasURL(Pattern.compile(".*sort=name.*"));
        // The heat table's columns stand in the same order.
        assertThat(mission.areas()).startsWith(mission.strings(ORDER).get(0));
    }

    private static List<Double> percentages(Page page, List<String> areas) {
        return areas.stream()
                .map(area -> page.locator("#ranking tr.rate[data-area='" + area + "'] [data-field=rate]"))
                .filter(rate -> rate.count() == 1)
                .map(rate -> Double.parseDouble(rate.textContent().trim().replace("%", "")))
                .toList();
    }

    private static List<String> names(Page page) {
        return page.locator("#ranking tbody:nth-of-type(2) button.pick").allTextContents().stream()
                .map(String::trim)
                .toList();
    }

    @Test
    void shouldOpenTheDistrictsOfARegionByKeyboardAndGoBack(MissionPage mission) {
        Page page = mission.openView("regions", RunningSet.RIVER, "form=voting").page();
        page.locator("#ranking [data-within=AV-N]").press("Enter");

        assertThat(page.locator("#ranking tr[data-area='AV-N1']")).isVisible();
        assertThat(page.locator("#heat th[data-area='AV-N1']")).isVisible();

        page.locator("#ranking-back").press("Enter");
        assertThat(page.locator("#ranking tr[data-area='AV-S']")).isVisible();
        Locator stop = page.locator("#ranking button.pick[tabindex='0']");
        assertThat(stop).hasCount(1);
        stop.press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#ranking tr[data-selected=true]")).hasCount(1);
    }

    @Test
    void shouldLayIndicatorsOverEachOtherByHourAndRememberThem(MissionPage mission) {
        Page page = mission.openView("time", RunningSet.RIVER, "form=voting", "indicator=group_voting")
                .page();
        assertThat(page.locator("#time .line-1 .mark").first()).isVisible();
        assertThat(page.locator("#time .line-2")).hasCount(0);

        page.locator("#beside").selectOption("restricted_voting");

        assertThat(page.locator("#time .line-2 .mark").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*beside=restricted_voting.*"));
        page.reload();
        mission.awaitLive();
        assertThat(page.locator("#time .line-2 .mark").first()).isVisible();
        page.locator("[data-beside=restricted_voting]").click();
        assertThat(page.locator("#time .line-2")).hasCount(0);
    }

    @Test
    void shouldShowRegionsByHourWhenAsked(MissionPage mission) {
        Page page = mission.openView("time", RunningSet.RIVER, "form=voting", "indicator=group_voting")
                .page();
        assertThat(page.locator("#area-hours")).hasCount(0);

        page.locator("#time-areas summary").press("Enter");

        assertThat(page.locator(
                                "#area-hours tr[data-area='AV-S'] td.irregular, #area-hours tr[data-area='AV-S'] td.few")
                        .first())
                .isVisible();
    }

    @Test
    void shouldPutIndicatorsInOrderByAColumn(MissionPage mission) {
        Page page = mission.open(RunningSet.RIVER, "form=voting").page();

        page.locator("[data-sort=flagged]").press("Enter");

        assertThat(page.locator("th[aria-sort=descending] [data-sort=flagged]")).isVisible();
        List<Integer> flagged =
                page.locator("#indicators tbody.irregularity [data-field=flagged]").allTextContents().stream()
                        .map(text -> text.trim().equals("–") ? -1 : Integer.parseInt(text.trim()))
                        .toList();
        assertThat(flagged).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    }

    @Test
    void shouldTakeTheFirstOwnAreaForTheWholeWhereThatIsAllOnesOwn(MissionPage mission) {
        mission.open(RunningSet.RIVER);

        assertThat(
                        mission.strings(
                                """
                        async () => {
                          const {AreaTree} = await import('/areas.js');
                          const area = (id, parent, own) => ({id, parent, own, names: {en: id}, abroad: false});
                          const tree = new AreaTree([area('A', null, false), area('A-1', 'A', true), area('A-2', 'A', false),
                            area('A-11', 'A-1', true), area('A-3', 'A', true)]);
                          return [tree.root.id, ...tree.tops.map(({id}) => id), ...tree.under('A-1').map(({id}) => id),
                            tree.around('A-3'), String(tree.byId.has('A-2')), tree.path('A-11').map(({id}) => id).join('/')];
                        }"""))
                .containsExactly("A-1", "A-1", "A-3", "A-11", "A-3", "false", "A-1/A-11");
    }
}
