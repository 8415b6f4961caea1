package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views saved under a name, found again by another browser through the log. */
@OnlyLong
@ExtendWith(Stage.class)
class SavedViewsTest {
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private static Locator opened(MissionPage mission) {
        mission.page().locator("#saved").click();
        return mission.page().locator("#saved-views");
    }

    private static Locator save(MissionPage mission, String name) {
        Locator dialog = opened(mission);
        dialog.locator("#save-view [name=name]").fill(name);
        dialog.locator("#save-view [type=submit]").click();
        assertThat(link(dialog, name)).isVisible();
        return dialog;
    }

    private static Locator link(Locator dialog, String name) {
        return dialog.locator(".saved-list li").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static MissionPage anotherMachine(RunningSet set, MissionPage mission) {
        return new MissionPage(mission.page().context().browser().newContext(), set.page());
    }

    @Test
    void shouldOpenABreakdownOnAnotherMachineAsItStood(RunningSet set, MissionPage mission) {
        mission.openView(
                "analysis", RunningSet.RIVER, "area=AV-C", "form=voting", "question=group_voting", "by=setting");
        save(mission, "Centre by setting");

        try (MissionPage other = anotherMachine(set, mission)) {
            other.openView("time", RunningSet.RIVER);
            Locator dialog = opened(other);
            link(dialog, "Centre by setting").locator("a").click();

            assertThat(other.page().locator("#by")).hasValue("setting");
            assertThat(other.page().locator("#question")).hasValue("group_voting");
            assertThat(other.page().locator("#area")).hasValue("AV-C");
            assertThat(dialog).not().isVisible();
            other.watch().assertNothingHappened();
        }
    }

    @Test
    void shouldBringAQueryBackAsItWasWritten(RunningSet set, MissionPage mission) {
        Page page = mission.openView("sql", RunningSet.RIVER).page();
        page.locator("#query").fill("SELECT count(*) AS n FROM report_voting");
        save(mission, "How many");

        try (MissionPage other = anotherMachine(set, mission)) {
            other.openView("sql", RunningSet.RIVER);
            other.page().locator("#query").fill("SELECT 2");
            link(opened(other), "How many").locator("a").click();

            assertThat(other.page().locator("#query")).hasValue("SELECT count(*) AS n FROM report_voting");
        }
    }

    @Test
    void shouldRenameShareAndDeleteForEveryMachine(RunningSet set, MissionPage mission) {
        mission.openView("regions", RunningSet.RIVER, "form=voting");
        Locator dialog = save(mission, "Regions one");
        Locator row = link(dialog, "Regions one");
        row.locator("[data-deed=share]").click();
        assertThat(row.locator(".shared")).isVisible();
        row.locator("[data-deed=rename]").click();
        dialog.locator(".rename [name=name]").fill("Regions two");
        dialog.locator(".rename [type=submit]").click();
        assertThat(link(dialog, "Regions two")).isVisible();
        assertThat(link(dialog, "Regions one")).hasCount(0);

        try (MissionPage other = anotherMachine(set, mission)) {
            other.openView("regions", RunningSet.RIVER);
            Locator theirs = link(opened(other), "Regions two");
            assertThat(theirs.locator(".shared")).isVisible();
            theirs.locator("[data-deed=delete]").click();
            theirs.locator("[data-deed=delete]").click();
            assertThat(theirs).hasCount(0);
        }
        dialog.locator(".close").click();
        assertThat(link(opened(mission), "Regions two")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "kk"})
    void shouldBeReadableByEverybodyInEveryLanguageAlsoOnAPhone(String language, RunningSet set, MissionPage mission)
            throws IOException {
        mission.openView("regions", RunningSet.RIVER, "form=voting");
        mission.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        mission.speak(language);
        Locator dialog =
                save(mission, "A name that is so long that no telephone has room for it in one line " + language);

        assertThat(AccessibilityTest.graveViolations(mission)).isEmpty();
        Object wide = dialog.evaluate("it => Math.max(it.scrollWidth - it.clientWidth,"
                + " document.documentElement.scrollWidth - innerWidth)");
        assertThat(((Number) wide).intValue())
                .as("nothing is cut off at the side")
                .isLessThanOrEqualTo(0);
        assertThat(dialog.innerText()).as("words that the language lacks").doesNotContainPattern("saved[A-Z]");
    }
}
