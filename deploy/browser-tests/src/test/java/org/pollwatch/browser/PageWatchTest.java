package org.pollwatch.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watch over every page of these tests is itself to be trusted. */
@ExtendWith(Stage.class)
class PageWatchTest {

    @Test
    void shouldSeeNothingWhileTheWholePageIsUsed(MissionPage mission) {
        mission.open(RunningSet.RIVER, "area=AV", "form=voting");
        for (String form :
                mission.strings("() => [...document.querySelectorAll('[role=tab]')].map((tab) => tab.dataset.form)")) {
            mission.page().locator("#tab-" + form).click();
        }
        mission.page().locator("#order-rate").click();
        mission.page().locator("#mission").selectOption(RunningSet.LIMITED);
        mission.page().locator("#view-tiles").click();
        mission.page().locator("#view-map").click();

        assertThat(mission.watch().faults()).isEmpty();
    }

    @Test
    void shouldSeeARequestToAnotherMachineAndWhatThePolicySaysToIt(MissionPage mission) {
        mission.open(RunningSet.RIVER);

        mission.page().evaluate("() => { document.createElement('img').src = 'http://192.0.2.1/x.png' }");

        awaitFault(mission, "request to 192.0.2.1");
        awaitFault(mission, "Content Security Policy");
        mission.watch().forget();
    }

    @Test
    void shouldSeeWarningsAndUncaughtErrors(MissionPage mission) {
        mission.open(RunningSet.RIVER);

        mission.page().evaluate("() => { console.warn('careful') }");
        mission.page().evaluate("() => { setTimeout(() => { throw new Error('nobody caught it') }) }");

        awaitFault(mission, "console warning: careful");
        awaitFault(mission, "nobody caught it");
        mission.watch().forget();
    }

    private static void awaitFault(MissionPage mission, String fault) {
        mission.page().waitForCondition(() -> mission.watch().faults().stream().anyMatch(it -> it.contains(fault)));
    }
}
