package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.oracle.SmallMission;

/** What whole areas say: coverage, silence by the log's clock, and sums against announced figures. */
class AreaFindingTest {
    private static final String MORE_ADDED = "more_added_than_said|C|added_official";
    private static final String SILENT = "silent|area|R1";

    private final TopologyDriver driver = new TopologyDriver(SmallMission.create());

    @AfterEach
    void close() {
        driver.close();
    }

    private static SeriesFigure added(long amount, String percent) {
        return new SeriesFigure(
                "added_official", "C", null, amount, null, percent, "", "desk", Instant.parse("2026-03-01T09:00:00Z"));
    }

    private AreaCoverage coverage(String area) {
        return driver.coverage().get(area + "|voting");
    }

    @Test
    void shouldSayWhatIsMissingBeforeAnythingIsHeard() {
        assertThat(coverage("R1-a")).satisfies(it -> {
            assertThat(it.getState()).isEqualTo(CoverageState.MISSING);
            assertThat(it.getExpectedReports()).isEqualTo(3);
            assertThat(it.getLastHeard()).isNull();
        });
    }

    @Test
    void shouldFillUpWithReportsAndEmptyWithWithdrawals() {
        driver.send(report(1).build(), report(2).build());
        assertThat(coverage("R1-a").getState()).isEqualTo(CoverageState.PARTIAL);
        driver.send(report(3).by("T2").build());
        assertThat(coverage("R1-a").getState()).isEqualTo(CoverageState.COMPLETE);
        assertThat(coverage("R1-a").getTeams()).isEqualTo(2);
        assertThat(coverage("R1-a").getPlaces()).isOne();

        driver.send(report(3).by("T2").revision(2).withdrawn().build());
        assertThat(coverage("R1-a").getState()).isEqualTo(CoverageState.PARTIAL);
        assertThat(coverage("R1-a").getTeams()).isOne();
    }

    @Test
    void shouldCountATeamOnceInEachAreaHoweverManyReportsItHas() {
        driver.send(
                report(1).by("T1").build(),
                report(2).by("T1").at("P1").build(),
                report(3).by("T1").at("P3").build(),
                report(4).by("T2").at("P3").build());

        assertThat(coverage("R1").getTeams()).isOne();
        assertThat(coverage("R2").getTeams()).isEqualTo(2);
        assertThat(coverage("C").getTeams()).isEqualTo(2);
    }

    @Test
    void shouldRememberWhenAnAreaWasLastHeardWhateverIsWithdrawn() {
        Instant late = SubmissionBuilder.RECEIVED.plusSeconds(900);
        driver.send(
                report(1).receivedAt(late).build(),
                report(2).build(),
                report(1).revision(2).withdrawn().build());

        assertThat(coverage("R1-a").getLastHeard()).isEqualTo(late);
    }

    /** The clock alone moves: no report comes, and that is the finding. */
    @Test
    void shouldRaiseSilenceByTicksAloneAndClearItWithAReport() {
        driver.send(report(1).receivedAt(Instant.parse("2026-03-01T03:00:00Z")).build());
        driver.tick(Instant.parse("2026-03-01T04:59:00Z"));
        assertThat(driver.findings()).doesNotContainKey(SILENT);

        driver.tick(Instant.parse("2026-03-01T05:00:30Z"));
        assertThat(driver.findings()).containsKey(SILENT);
        assertThat(coverage("R1-a").getState()).isEqualTo(CoverageState.NO_SIGNAL);
        assertThat(coverage("R1-b"))
                .as("nothing was ever expected or heard there")
                .isNull();

        driver.send(report(2)
                .at("P2")
                .receivedAt(Instant.parse("2026-03-01T05:00:00Z"))
                .build());
        assertThat(driver.findings()).doesNotContainKey(SILENT);
        assertThat(coverage("R1-a").getState())
                .as("a district has its region's signal")
                .isEqualTo(CoverageState.PARTIAL);
    }

    @Test
    void shouldNeverTurnTheClockBack() {
        driver.tick(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(driver.findings()).containsKey(SILENT);
        driver.tick(Instant.parse("2026-03-01T01:00:00Z"));

        assertThat(driver.findings()).containsKey(SILENT);
    }

    @Test
    void shouldCompareWithAFigureThatWasAnnouncedBeforeOrAfter() {
        driver.send(report(1).answer("voters_added", 150).build());
        assertThat(driver.findings()).doesNotContainKey(MORE_ADDED);
        driver.sendSeries(added(100, null));
        assertThat(driver.findings()).containsKey(MORE_ADDED);

        driver.sendSeries(added(200, null));
        assertThat(driver.findings()).as("corrected").doesNotContainKey(MORE_ADDED);
        driver.send(report(2).at("P1").answer("voters_added", 60).build());
        assertThat(driver.findings()).containsKey(MORE_ADDED);
    }

    @Test
    void shouldForgetAFigureThatWasTakenBack() {
        driver.send(report(1).answer("voters_added", 150).build());
        driver.sendSeries(added(100, null));
        assertThat(driver.findings()).containsKey(MORE_ADDED);
        driver.sendSeriesBytes("added_official|C|", null);

        assertThat(driver.findings()).doesNotContainKey(MORE_ADDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1,5"})
    void shouldTellOfAnUnreadableFigureAndGoOn(String percent) {
        driver.send(report(1).answer("voters_added", 150).build());
        driver.sendSeries(added(100, percent));
        assertThat(driver.unreadable("series")).isOne();
        driver.sendSeriesBytes("added_official|C|", new byte[] {1, 2, 3});
        driver.sendSeriesBytes("other|C|", driver.bytes(driver.topics().series(), added(100, null)));
        assertThat(driver.unreadable("series")).isEqualTo(3);

        assertThat(driver.findings()).doesNotContainKey(MORE_ADDED);
        driver.sendSeries(added(100, null));
        assertThat(driver.findings()).containsKey(MORE_ADDED);
    }
}
