package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@OnlyLong
@ExtendWith(Stage.class)
class LimitedMissionTest {

    /** Every text, tooltip and name in the main content that speaks of per cent, hidden ones included. */
    private static final String PERCENTAGES =
            """
            () => {
              const main = document.querySelector('main');
              const texts = [...main.querySelectorAll('*')].flatMap((element) => [
                element.title,
                element.getAttribute('aria-label'),
                ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
              ]);
              return texts.map((text) => String(text ?? '').trim()).filter((text) => /%|per ?cent|процент/i.test(text));
            }""";

    /** What the hourly chart draws; a canvas has no text to look into. */
    private static final String SERIES =
            """
            async () => {
              const echarts = await import('/vendor/echarts/dist/echarts.esm.min.js');
              const chart = echarts.getInstanceByDom(document.querySelector('#chart'));
              return chart.getOption().series.map((series) => series.name);
            }""";

    @Test
    void shouldShowCountsAndNoPercentageAnywhere(MissionPage mission) {
        Page page = mission.open(RunningSet.LIMITED, "area=KZ", "form=voting", "indicator=group_voting")
                .page();

        assertThat(page.locator("#limited")).isVisible();
        assertThat(mission.cell("group_voting", "flagged")).hasText("6");
        assertThat(mission.cell("group_voting", "applicable")).hasText("6");
        assertThat(page.locator("[data-headline-indicator=group_voting] .figure"))
                .hasText("6");
        mission.heat("group_voting", "KZ-11").hover();
        assertThat(mission.heat("group_voting", "KZ-11")).hasText("6");
        assertThat(page.locator("#chart canvas")).isVisible();
        assertThat(mission.strings(SERIES)).isEqualTo(List.of("Answers", "Flagged"));
        for (String form : mission.forms()) {
            page.locator("#tab-" + form).click();
            assertThat(page.locator("#tab-" + form)).hasAttribute("aria-selected", "true");
            assertThat(page.locator("#indicators tr[data-indicator]").first()).isVisible();
            assertThat(page.locator("[data-field=rate], [data-field=interval]")).hasCount(0);
            assertThat(mission.strings(PERCENTAGES)).as("in %s", form).isEmpty();
        }
    }

    @Test
    void shouldNoticeAPercentageWhereThereIsOne(MissionPage mission) {
        mission.open(RunningSet.RIVER, "area=AV", "form=voting", "indicator=group_voting");

        assertThat(mission.strings(PERCENTAGES)).isNotEmpty();
    }
}
