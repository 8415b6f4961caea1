package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.mission.Place;

/** A mission whose day is today, with reports that were hours on their way: the time view says so at their own hour. */
@OnlyLong
@ExtendWith(Stage.class)
final class LateReportsTest {
    private static final String MISSION = "river-today";
    private static final ZoneId ZONE = ZoneId.of("America/Halifax");
    private static final Duration ON_ITS_WAY = Duration.ofHours(5);
    private static final int LATE = 3;

    @Test
    void shouldShowLateReportsAtTheHourTheyBelongTo(Chromium chromium, @TempDir Path folder) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant observed = now.minus(ON_ITS_WAY);
        try (RunningSet set =
                RunningSet.over(missionOf(observed.atZone(ZONE).toLocalDate(), folder.resolve(MISSION)))) {
            Team team = set.team(MISSION);
            List<Place> stations = team.stations("AV-S");
            for (int i = 0; i < LATE; i++) {
                report(team, stations.get(i), observed, "yes");
            }
            report(team, stations.get(LATE), now, "no");
            set.awaitReports(MISSION, "voting", "AV", LATE + 1L);

            try (MissionPage mission = new MissionPage(chromium.browser().newContext(), set.page())) {
                Page page = mission.openView("time", MISSION, "area=AV", "form=voting", "indicator=group_voting")
                        .page();
                String hour = DateTimeFormatter.ofPattern("HH").withZone(ZONE).format(observed);
                assertThat(page.locator("#time-late-day")).containsText(hour + ":00 +" + LATE);
                assertThat(page.locator("#time .came-late")).hasCount(1);
                page.locator("pollwatch-time-chart summary").click();
                assertThat(page.locator("#time-table tr:has(th:text-is('" + hour + "')) td")
                                .last())
                        .hasText(LATE + " / " + LATE);
                mission.picture(Path.of("target", "late-reports.png"));
                mission.watch().assertNothingHappened();
            }
        }
    }

    private static void report(Team team, Place station, Instant observed, String groupVoting) {
        team.send(
                "voting",
                UUID.randomUUID().toString(),
                1,
                station.id(),
                observed,
                "{\"group_voting\": \"" + groupVoting + "\"}",
                201);
    }

    /** The river's mission, on another day and under another id. */
    private static Path missionOf(LocalDate day, Path folder) throws IOException {
        Path river = RunningSet.folder(RunningSet.RIVER);
        try (Stream<Path> all = Files.walk(river)) {
            for (Path one : all.toList()) {
                Files.copy(one, folder.resolve(river.relativize(one).toString()));
            }
        }
        Path card = folder.resolve("mission.yaml");
        Files.writeString(
                card,
                Files.readString(card)
                        .replace("id: river-2026", "id: " + MISSION)
                        .replace("electionDay: 2026-09-27", "electionDay: " + day));
        return folder;
    }
}
