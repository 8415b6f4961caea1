package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By axe-core's rules, those of contrast included. */
@ExtendWith(Stage.class)
class AccessibilityTest {

    private static final String SURPLUS = "{\"signatures\": 300, \"ballots_found\": 312}";
    private static final String INCIDENT = "{\"incident_kind\": \"protest\", \"incident_source\": \"told\"}";

    private static final String GRAVE_VIOLATIONS =
            """
            async () => {
              const {violations} = await axe.run({resultTypes: ['violations']});
              return violations
                .filter(({impact}) => impact === 'serious' || impact === 'critical')
                .flatMap(({id, help, nodes}) => nodes.map((node) =>
                  `${id} (${help}): ${node.target.join(' ')}: ${node.any.map((check) => check.message).join('; ')}`));
            }""";

    @ParameterizedTest
    @ValueSource(strings = {RunningSet.RIVER, RunningSet.LIMITED})
    void shouldHaveNoGraveViolationInLightAndDark(String id, MissionPage mission) throws IOException {
        mission.open(id, "form=voting", "indicator=group_voting");
        assertThat(mission.page().locator("#chart canvas")).isVisible();

        for (String colours : List.of("light", "dark")) {
            mission.colours(colours);

            assertThat(graveViolations(mission)).as(colours).isEmpty();
        }
    }

    @OnlyLong
    @ParameterizedTest
    @ValueSource(
            strings = {"overview", "regions", "time", "findings", "coverage", "incidents", "analysis", "compare", "sql"
            })
    void shouldHaveNoGraveViolationInTheOtherViewsEither(String view, RunningSet set, MissionPage mission)
            throws IOException {
        Team team = set.team(RunningSet.RIVER);
        String station = team.stations("AV-C").get(3).id();
        team.post("counting", UUID.randomUUID().toString(), 1, station, SURPLUS);
        team.post("incident", UUID.randomUUID().toString(), 1, "AV-C", INCIDENT);
        mission.openView(view, RunningSet.RIVER, "area=AV-C");
        assertThat(mission.page().locator("#count-findings")).not().hasText("0");
        assertThat(mission.page().locator("#count-incidents")).not().hasText("0");
        if (view.equals("findings")) {
            mission.findings("ballots_exceed_signatures", station)
                    .first()
                    .locator("h3 button")
                    .click();
            assertThat(mission.page().locator("#finding")).isVisible();
        }

        for (String colours : List.of("light", "dark")) {
            mission.colours(colours);

            assertThat(graveViolations(mission)).as(colours).isEmpty();
        }
    }

    @Test
    void shouldNoticePaleTextAndAFieldWithoutName(MissionPage mission) throws IOException {
        mission.open(RunningSet.RIVER);
        mission.colours("light");

        mission.page()
                .evaluate("() => { document.querySelector('footer p').style.color = '#ddd';"
                        + " document.querySelector('footer').append(document.createElement('input')) }");

        assertThat(graveViolations(mission))
                .anyMatch(violation -> violation.startsWith("color-contrast"))
                .anyMatch(violation -> violation.startsWith("label"));
    }

    static List<String> graveViolations(MissionPage mission) throws IOException {
        try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            mission.page().evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return mission.strings(GRAVE_VIOLATIONS);
    }
}
