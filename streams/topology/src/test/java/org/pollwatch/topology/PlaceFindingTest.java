package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.RECEIVED;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.counting.Submission;
import org.pollwatch.oracle.SmallMission;

/** Findings about places come and go with the reports that cause them. */
class PlaceFindingTest {
    private static final String SURPLUS = "surplus|P0|" + id(1);
    private static final String REASSIGNED = "reassigned|P0|president";

    private final TopologyDriver driver = new TopologyDriver(SmallMission.create());

    @AfterEach
    void close() {
        driver.close();
    }

    /** More ballots than signatures. */
    private static SubmissionBuilder surplus(int number) {
        return report(number)
                .form("counting")
                .answer("signatures", 100)
                .answer("ballots_fixed", 110)
                .answer("ballots_mobile", 5);
    }

    private static SubmissionBuilder protocol(int number) {
        return report(number).form("counting").votes("votes_president", Map.of("red", 812L, "blue", 934L));
    }

    private static SubmissionBuilder table(int number) {
        return report(number).form("tabulation").at("K0").answer("admitted", "yes");
    }

    @Test
    void shouldRaiseWhatOneReportSays() {
        driver.send(surplus(1).build());

        assertThat(driver.findings().get(SURPLUS)).satisfies(it -> {
            assertThat(it.getPlace()).isEqualTo("P0");
            assertThat(it.getAreaPath()).containsExactly("R1-a", "R1", "C");
            assertThat(it.getReports()).containsExactly(id(1));
            assertThat(it.getAsOf()).isEqualTo(RECEIVED);
        });
    }

    @Test
    void shouldClearItWithACorrection() {
        driver.send(surplus(1).build());
        driver.findings();
        driver.send(surplus(1)
                .revision(2)
                .answer("ballots_fixed", 90)
                .receivedAt(RECEIVED.plusSeconds(5))
                .build());

        assertThat(driver.findingChanges())
                .extracting(Finding::getId, Finding::getState, Finding::getReports, Finding::getAsOf)
                .containsExactly(Tuple.tuple(SURPLUS, FindingState.CLEARED, List.of(), RECEIVED.plusSeconds(5)));
    }

    @Test
    void shouldSayNothingTwice() {
        driver.send(surplus(1).build());
        driver.findings();
        driver.send(
                surplus(1).build(),
                report(2).form("counting").answer("signatures", 7).build());

        assertThat(driver.findingChanges()).isEmpty();
    }

    @Test
    void shouldClearItWithAWithdrawalAndAQuarantine() {
        driver.send(surplus(1).build(), surplus(2).at("P1").build());
        assertThat(driver.findings()).containsKeys(SURPLUS, "surplus|P1|" + id(2));

        driver.send(surplus(1).revision(2).withdrawn().build());
        driver.sendReview(id(2), ReviewAction.QUARANTINE);
        assertThat(driver.findings()).isEmpty();
        assertThat(driver.stored(StoreNames.PLACE_REPORTS)).isEmpty();
        assertThat(driver.stored(StoreNames.PLACE_FINDINGS)).isEmpty();
    }

    @Test
    void shouldMoveItWithTheReport() {
        driver.send(surplus(1).build());
        driver.findings();
        driver.send(surplus(1).revision(2).at("P3").build());

        assertThat(driver.findings()).containsOnlyKeys("surplus|P3|" + id(1));
    }

    /** As at PS 562, whose protocol became another one in the commission's table (003:1498-1500). */
    @Test
    void shouldFindReassignedVotesWhicheverReportComesFirst() {
        List<Submission> reports =
                List.of(protocol(1).build(), table(2).row("P0", null, 176L).build());
        driver.send(reports.get(0));
        assertThat(driver.findings()).isEmpty();
        driver.send(reports.get(1));
        Finding found = driver.findings().get(REASSIGNED);

        assertThat(found.getReports()).containsExactly(id(1), id(2));
        assertThat(found.getCompared()).extracting(it -> it.getNumber()).contains(812L, 176L);
        try (TopologyDriver other = new TopologyDriver(SmallMission.create())) {
            other.send(reports.get(1));
            assertThat(other.findings()).isEmpty();
            other.send(reports.get(0));
            assertThat(other.findings()).containsEntry(REASSIGNED, found);
        }
    }

    @Test
    void shouldForgetAStationThatIsNoLongerInTheTable() {
        driver.send(
                protocol(1).build(),
                table(2).row("P0", null, 176L).row("P1", 20L, 30L).build());
        assertThat(driver.findings()).containsOnlyKeys(REASSIGNED, "reassigned|P1|president");

        driver.send(table(2).revision(2).row("P1", 20L, 30L).build());
        assertThat(driver.findings()).containsOnlyKeys("reassigned|P1|president");
        assertThat(driver.stored(StoreNames.PLACE_REPORTS))
                .containsExactly("K0|" + id(2), "P0|" + id(1), "P1|" + id(2));
    }

    @Test
    void shouldKeepNoFactsOfAFormThatNoCheckLooksAt() {
        driver.send(report(1).form("departure").answer("threatened", "yes").build());

        assertThat(driver.figures("C|departure")).containsEntry("reports", 1L);
        assertThat(driver.stored(StoreNames.PLACE_REPORTS)).isEmpty();
    }
}
