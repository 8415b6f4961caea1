package org.pollwatch.simulator.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.Report;
import org.pollwatch.simulator.DaySummary;
import org.pollwatch.simulator.Missions;
import org.pollwatch.simulator.RandomDay;
import org.pollwatch.simulator.Replay;
import org.pollwatch.simulator.day.ElectionDay;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.day.Sending;
import org.pollwatch.simulator.plan.Crews;
import org.pollwatch.simulator.plan.PlannedReport;
import org.pollwatch.simulator.plan.RandomPlan;

class DriverTest {
    private static final MissionFiles FILES = Missions.of("river-2026");

    private static Map<String, String> tokens(MissionFiles files) {
        return Crews.of(files).stream().collect(Collectors.toMap(crew -> crew.code(), crew -> "token-" + crew.code()));
    }

    private static Map<String, String> teamsByToken(MissionFiles files) {
        return tokens(files).entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private static DriveSettings settings(URI gateway, MissionFiles files, Speed speed) {
        return new DriveSettings(
                gateway,
                tokens(files),
                speed,
                8,
                Duration.ofSeconds(2),
                Duration.ofMillis(1),
                Duration.ofMillis(20),
                Duration.ofSeconds(20));
    }

    private static ElectionDay day(long seed, int reports) {
        List<PlannedReport> plan = RandomPlan.of(FILES, seed, RandomPlan.Settings.of(reports));
        return ElectionDay.of(FILES, plan, seed, Noise.ordinary());
    }

    private static Map<String, String> sent(ElectionDay day) {
        Map<String, String> sent = new TreeMap<>();
        for (Sending sending : day.sendings()) {
            for (Report report : sending.reports()) {
                sent.put(report.reportId() + "/" + report.revision(), sending.team());
            }
        }
        return sent;
    }

    @Test
    void shouldBringEveryReportThroughAFailingGateway() throws IOException, InterruptedException {
        for (long seed = 1; seed <= 3; seed++) {
            ElectionDay day = day(seed, 150);
            try (FaultyGateway gateway = new FaultyGateway(seed, 0.4, teamsByToken(FILES))) {
                DriveCounts counts = new Driver(
                                FILES.mission(), settings(gateway.uri(), FILES, Speed.max()), DayListener.SILENT)
                        .drive(day);
                assertThat(gateway.taken).as("seed %d", seed).isEqualTo(sent(day));
                assertThat(gateway.faultsSeen).contains("503", "429", "silence");
                assertThat(counts.created() + counts.known()).isEqualTo(day.submissions());
                assertThat(counts.unavailable()).isPositive();
                assertThat(counts.throttled()).isPositive();
                assertThat(counts.unanswered()).isPositive();
            }
        }
    }

    @Test
    void shouldTellProgressToTheEnd() throws IOException, InterruptedException {
        ElectionDay day = day(4, 60);
        List<DayListener.Progress> heard = new ArrayList<>();
        try (FaultyGateway gateway = new FaultyGateway(4, 0, teamsByToken(FILES))) {
            DriveCounts counts =
                    new Driver(FILES.mission(), settings(gateway.uri(), FILES, Speed.max()), heard::add).drive(day);
            assertThat(counts.attempts()).isEqualTo(day.sendings().size());
        }
        assertThat(heard).hasSize(day.sendings().size());
        assertThat(heard.get(heard.size() - 1).done()).isEqualTo(day.submissions());
        assertThat(heard).allSatisfy(progress -> assertThat(progress.total()).isEqualTo(day.submissions()));
    }

    @Test
    void shouldKeepTheDaysPace() throws IOException, InterruptedException {
        ElectionDay day = day(5, 40);
        Speed speed = Speed.times(day.span().toMillis() / 1_500.0);
        long startedAt = System.nanoTime();
        try (FaultyGateway gateway = new FaultyGateway(5, 0, teamsByToken(FILES))) {
            new Driver(FILES.mission(), settings(gateway.uri(), FILES, speed), DayListener.SILENT).drive(day);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isGreaterThan(Duration.ofMillis(1_400));
    }

    @Test
    void shouldBreakOffWhenAReportIsRefused() throws IOException {
        ElectionDay day = day(6, 60);
        try (FaultyGateway gateway = new FaultyGateway(6, 0, teamsByToken(FILES))) {
            gateway.refuseOne();
            Driver driver =
                    new Driver(FILES.mission(), settings(gateway.uri(), FILES, Speed.max()), DayListener.SILENT);
            assertThatThrownBy(() -> driver.drive(day))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("422")
                    .hasMessageContaining("answers.x: expected yes or no");
        }
    }

    @Test
    void shouldNameATeamWithoutToken() {
        DriveSettings settings = DriveSettings.of(URI.create("http://127.0.0.1:1"), Map.of(), Speed.max());
        Driver driver = new Driver(FILES.mission(), settings, DayListener.SILENT);
        assertThatThrownBy(() -> driver.drive(day(7, 20)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("R01");
    }

    @Test
    void shouldGiveUpWhenNobodyAnswersForTooLong() {
        DriveSettings settings = new DriveSettings(
                URI.create("http://127.0.0.1:1"),
                tokens(FILES),
                Speed.max(),
                2,
                Duration.ofMillis(200),
                Duration.ofMillis(1),
                Duration.ofMillis(10),
                Duration.ofMillis(300));
        Driver driver = new Driver(FILES.mission(), settings, DayListener.SILENT);
        assertThatThrownBy(() -> driver.drive(day(8, 20)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void shouldSumUpARandomDayAndAReplay() throws IOException, InterruptedException {
        try (FaultyGateway gateway = new FaultyGateway(9, 0.05, teamsByToken(FILES))) {
            DaySummary summary = RandomDay.run(
                    FILES,
                    9,
                    RandomPlan.Settings.of(100),
                    Noise.ordinary(),
                    settings(gateway.uri(), FILES, Speed.max()),
                    DayListener.SILENT);
            assertThat(summary.reports()).isEqualTo(100);
            assertThat(summary.text()).contains("river-2026, seed 9: 100 reports stand");
        }
        MissionFiles replayed = Missions.of("kz-2023");
        try (FaultyGateway gateway = new FaultyGateway(9, 0.05, teamsByToken(replayed))) {
            DaySummary summary = Replay.run(
                    replayed, 9, Noise.ordinary(), settings(gateway.uri(), replayed, Speed.max()), DayListener.SILENT);
            assertThat(summary.reports()).isEqualTo(128);
        }
    }
}
