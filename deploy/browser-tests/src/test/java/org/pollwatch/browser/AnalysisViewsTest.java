package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breakdowns, SQL and tables to take away, of reports that came through the gateway. */
@ExtendWith(Stage.class)
class AnalysisViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BY_REGION = "/analysis?form=voting&indicator=group_voting&by=region";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private static JsonNode get(RunningSet set, MissionPage mission, String id, String path) throws Exception {
        String address = set.page().resolve("v1/missions/" + id + path).toString();
        APIResponse answer = mission.page().request().get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The warehouse follows the topics on its own time. */
    private static JsonNode breakdown(RunningSet set, MissionPage mission, String id, String country) throws Exception {
        JsonNode rates = get(set, mission, id, "/rates?form=voting&area=" + country);
        long reports = rates.path("rates").get(0).path("reports").asLong();
        await().atMost(PATIENCE)
                .until(() -> get(set, mission, id, BY_REGION)
                                .path("total")
                                .path("reports")
                                .asLong()
                        == reports);
        return get(set, mission, id, BY_REGION);
    }

    @Test
    void shouldBreakDownByRegionToTheLiveRates(RunningSet set, MissionPage mission) throws Exception {
        JsonNode found = breakdown(set, mission, RunningSet.RIVER, "AV");
        Map<String, JsonNode> rates = new HashMap<>();
        get(set, mission, RunningSet.RIVER, "/rates?form=voting&level=region")
                .path("rates")
                .forEach(area -> area.path("indicators").forEach(it -> {
                    if (it.path("id").asText().equals("group_voting")) {
                        rates.put(area.path("area").asText(), it);
                    }
                }));
        assertThat(found.path("rows")).isNotEmpty();
        for (JsonNode row : found.path("rows")) {
            JsonNode live = rates.get(row.path("key").asText());
            for (String figure : new String[] {"flagged", "applicable", "rate", "low", "high", "placesFlagged"}) {
                assertThat(row.path(figure)).as(figure + " of " + row).isEqualTo(live.path(figure));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.pollwatch.browser.MissionPage#languages")
    void shouldShowTheBreakdownInEveryLanguageAndOnAPhone(String language, RunningSet set, MissionPage mission)
            throws Exception {
        breakdown(set, mission, RunningSet.RIVER, "AV");
        Page page = mission.openView("analysis", RunningSet.RIVER, "form=voting", "question=group_voting", "by=region")
                .page();
        mission.speak(language);
        Locator row = page.locator("#breakdown tr[data-key='AV-N']");
        assertThat(row.locator("td.rate")).containsText("%");
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        assertThat(row).isVisible();
        Object width = page.evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).isLessThanOrEqualTo(PHONE_WIDTH);
    }

    @Test
    void shouldGiveALimitedMissionCountsAndNoRate(RunningSet set, MissionPage mission) throws Exception {
        JsonNode found = breakdown(set, mission, RunningSet.LIMITED, "KZ");
        assertThat(found.path("total").path("flagged").asLong()).isPositive();
        assertThat(found.path("total").path("rate").isNull()).isTrue();
        Page page = mission.openView("analysis", RunningSet.LIMITED, "form=voting", "question=group_voting")
                .page();
        assertThat(page.locator("#breakdown tr.top")).isVisible();
        assertThat(page.locator("#breakdown td.rate")).hasCount(0);
    }

    @Test
    void shouldAnswerAQueryAndSayPlainlyWhatIsRefused(RunningSet set, MissionPage mission) throws Exception {
        breakdown(set, mission, RunningSet.RIVER, "AV");
        Page page = mission.openView("sql", RunningSet.RIVER).page();
        page.locator("#query").fill("SELECT region, count(*) AS n FROM report_voting GROUP BY region ORDER BY region");
        page.locator("#run").click();
        assertThat(page.locator("#sql-answer tbody tr").first()).containsText("AV-");
        page.locator("#query").fill("SELECT * FROM read_csv('/etc/passwd')");
        page.locator("#query").press("Control+Enter");
        assertThat(page.locator(".refused")).containsText("read_csv");
        assertThat(page.locator("#sql-answer")).hasCount(0);
        // The browser itself writes a refused request on its console; no page can prevent it.
        page.waitForCondition(() -> !mission.watch().faults().isEmpty());
        assertThat(mission.watch().faults())
                .allMatch(fault -> fault.contains("status of 422") && fault.contains("/sql"));
        mission.watch().forget();
    }

    @Test
    void shouldGiveReportsAndVisitsAsEveryKindOfFile(RunningSet set, MissionPage mission) throws Exception {
        long reports = breakdown(set, mission, RunningSet.RIVER, "AV")
                .path("total")
                .path("reports")
                .asLong();
        String root = set.page()
                .resolve("v1/missions/" + RunningSet.RIVER + "/export/")
                .toString();
        String csv =
                mission.page().request().get(root + "reports.csv?form=voting").text();
        assertThat(csv.lines()).hasSize((int) reports + 1);
        assertThat(csv).startsWith("mission,reconstruction,report_id,").contains("voting.group_voting");
        for (String table : new String[] {"reports", "visits"}) {
            byte[] workbook =
                    mission.page().request().get(root + table + ".xlsx").body();
            assertThat(new String(workbook, 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("PK");
            byte[] parquet =
                    mission.page().request().get(root + table + ".parquet").body();
            assertThat(new String(parquet, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("PAR1");
        }
    }
}
