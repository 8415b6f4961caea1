package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.headquarters.access.Role;

/** What each role is offered, and that a regional desk sees its own areas and nothing of others. */
@ExtendWith(Stage.class)
class RolesTest {
    private static final List<String> ALL = List.of(
            "overview",
            "indicators",
            "regions",
            "time",
            "findings",
            "queries",
            "reports",
            "refusals",
            "coverage",
            "incidents",
            "analysis",
            "compare",
            "sql",
            "statement",
            "audit");
    private static final Map<Role, List<String>> KEPT_BACK = Map.of(
            Role.ADMIN, List.of(),
            Role.ANALYST, List.of("audit"),
            Role.REGIONAL_DESK, List.of("sql", "statement", "audit"),
            Role.HEAD_OF_MISSION, List.of());
    private static final List<String> FOREIGN =
            List.of("AV-C", "AV-S", "Confluence", "Old Town", "Ferry", "Delta", "Saltmarsh", "Lighthouse");
    /** In each view of the regional desk, what is there once its own figures are. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("overview", "#view :text('Highland')"),
            Map.entry("indicators", "#indicators tr[data-indicator]"),
            Map.entry("regions", "#view :text('Highland')"),
            Map.entry("time", "#view :text('Highland')"),
            Map.entry("findings", ".finding.raised[data-finding*='AV-N']"),
            Map.entry("queries", "#view :text('Highland')"),
            Map.entry("reports", "#view [data-report]"),
            Map.entry("refusals", "#view :text('Highland')"),
            Map.entry("coverage", "#view :text('Highland')"),
            Map.entry("incidents", "#view :text('Highland')"),
            Map.entry("analysis", "#view :text('Highland')"),
            Map.entry("compare", "#view"));

    private static final String SURPLUS = "{\"signatures\": 300, \"ballots_found\": 312}";
    private static final String INCIDENT = "{\"incident_kind\": \"protest\", \"incident_source\": \"told\"}";

    private static final Map<Role, MissionPage> PAGES = new EnumMap<>(Role.class);
    private static GuardedDesk desk;

    @BeforeAll
    static void guard(RunningSet set, Chromium chromium) throws IOException {
        desk = GuardedDesk.over(set);
        for (Role role : Role.values()) {
            PAGES.put(role, desk.newPage(chromium, role));
        }
        Team team = set.team(RunningSet.RIVER);
        for (String area : List.of("AV-N", "AV-C")) {
            team.post(
                    "counting",
                    UUID.randomUUID().toString(),
                    1,
                    team.stations(area).get(9).id(),
                    SURPLUS);
            team.post("incident", UUID.randomUUID().toString(), 1, area, INCIDENT);
        }
    }

    @AfterAll
    static void close() throws IOException {
        PAGES.values().forEach(MissionPage::close);
        desk.close();
    }

    private static List<String> offered(Role role) {
        return ALL.stream().filter(it -> !KEPT_BACK.get(role).contains(it)).toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARTNER")
    void shouldOfferTheViewsOfTheRoleAndNoOther(Role role) {
        MissionPage mission = PAGES.get(role);
        mission.openView("overview", RunningSet.RIVER);
        assertThat(mission.strings("() => [...document.querySelectorAll('#views a')].map((it) => it.dataset.page)"))
                .isEqualTo(offered(role));

        for (String view : KEPT_BACK.get(role)) {
            mission.visit("");
            mission.visit("#" + view + "&mission=" + RunningSet.RIVER);
            mission.awaitLive();
            assertThat(mission.page().locator(".views [aria-current=page]")).hasAttribute("data-page", "overview");
        }
        mission.watch().assertNothingHappened();
    }

    @Test
    void shouldOfferAPartnerNothingButThePublicPage() {
        MissionPage mission = PAGES.get(Role.PARTNER);
        Page page = mission.page();
        mission.visit("#reports&mission=" + RunningSet.RIVER);
        assertThat(page.locator("main")).containsText("released figures only");
        assertThat(page.locator("#views a")).hasCount(0);

        page.locator("main a[href^='/public/" + RunningSet.RIVER + "']").click();

        assertThat(page.locator("h1")).containsText("Arvenia");
        mission.watch().assertNothingHappened();
    }

    @Test
    void shouldShowARegionalDeskItsOwnAreasInEveryViewAndNothingOfOthers() {
        MissionPage mission = PAGES.get(Role.REGIONAL_DESK);
        List<String> seen = new ArrayList<>();
        for (String view : offered(Role.REGIONAL_DESK)) {
            mission.openView(view, RunningSet.RIVER);
            assertThat(mission.page().locator(OWN.get(view)).first()).isAttached();
            String all = (String) mission.page().evaluate("() => document.documentElement.outerHTML");
            FOREIGN.stream().filter(all::contains).forEach(it -> seen.add(view + ": " + it));
        }
        assertThat(seen).as("what is another desk's").isEmpty();
        mission.watch().assertNothingHappened();
    }

    @OnlyLong
    @ParameterizedTest
    @ValueSource(strings = {"audit", "reports", "refusals", "statement"})
    void shouldBeReadableByEverybodyAndFitBothSizes(String view) throws IOException {
        MissionPage mission = PAGES.get(Role.ADMIN);
        for (int[] size : new int[][] {{1_280, 800}, {390, 844}}) {
            mission.page().setViewportSize(size[0], size[1]);
            mission.openView(view, RunningSet.RIVER);
            assertThat(mission.page().locator("#view [role=status]:text-is('Loading')"))
                    .hasCount(0);
            assertThat(AccessibilityTest.graveViolations(mission))
                    .as("%d wide", size[0])
                    .isEmpty();
            assertThat(mission.overflow())
                    .as("%d wide, cut off at the side", size[0])
                    .isLessThanOrEqualTo(0);
        }
        mission.page().setViewportSize(1_280, 800);
        mission.watch().assertNothingHappened();
    }
}
