package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@OnlyLong
@ExtendWith(Stage.class)
class SwitchingTest {

    @Test
    void shouldShowAnotherMissionWholeAndTheFirstOneAgain(MissionPage mission) {
        Page page = mission.open(RunningSet.RIVER, "form=voting", "indicator=group_voting")
                .page();
        String rate = mission.cell("group_voting", "rate").textContent();
        assertThat(page.locator("#chart canvas")).isVisible();

        page.locator("#mission").selectOption(RunningSet.LIMITED);

        assertThat(page.locator("#limited")).isVisible();
        assertThat(mission.cell("group_voting", "flagged")).hasText("6");
        assertThat(page.locator("#chart canvas")).isVisible();
        assertThat(page.locator("#map [data-shape] path").first()).isVisible();

        page.locator("#mission").selectOption(RunningSet.RIVER);

        assertThat(page.locator("#limited")).hasCount(0);
        assertThat(mission.cell("group_voting", "rate")).hasText(rate);
        assertThat(page.locator("#chart canvas")).isVisible();
    }

    @Test
    void shouldNeverAddUpHowIncidentsAreKnown(MissionPage mission) {
        Page page = mission.open(RunningSet.RIVER, "form=voting").page();

        page.locator("#tab-incident").click();

        assertThat(page.locator("#tab-incident")).hasAttribute("aria-selected", "true");
        assertThat(mission.row("incident_kind_protest_by_told").locator(".answer"))
                .hasText("told by others");
        assertThat(mission.indicators())
                .contains("incident_kind_protest_by_own_observation", "incident_kind_protest_by_media")
                .doesNotContain("incident_kind_protest");
    }
}
