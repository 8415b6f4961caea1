package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.RECEIVED;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.oracle.SmallMission;

/** What counts, after corrections, moves, withdrawals and revivals, in reports and at every level of the tree. */
class EffectiveReportTest {
    private final TopologyDriver driver = new TopologyDriver(SmallMission.create());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldCountAReportInItsDistrictRegionCountryAndHour() {
        driver.send(report(1).at("P0").answer("group_voting", "yes").build());

        for (String key : List.of(
                "R1-a|voting", "R1|voting", "C|voting", "C|voting|2026-03-01T10", "R1-a|voting|2026-03-01T10")) {
            assertThat(driver.figures(key))
                    .as(key)
                    .containsEntry("reports", 1L)
                    .containsEntry("places", 1L)
                    .containsEntry("group_voting.flagged", 1L);
        }
    }

    @Test
    void shouldCountAPlaceThatHangsOnARegionThere() {
        driver.send(report(1).at("P4").build());

        assertThat(driver.figures("R2|voting")).containsEntry("reports", 1L);
        assertThat(driver.figures("C|voting")).containsEntry("reports", 1L);
    }

    @Test
    void shouldAssignTheHourByThePlacesClockAndUseItAtEveryLevel() {
        driver.send(report(1).at("P3").observedAt("2026-03-01T05:00:00Z").build());

        assertThat(driver.figures("C|voting|2026-03-01T00")).containsEntry("reports", 1L);
        assertThat(driver.figures("R2|voting|2026-03-01T00")).containsEntry("reports", 1L);
    }

    @Test
    void shouldCountAWrongClockInTheDayUnderHourUnknown() {
        driver.send(report(1).observedAt("2019-01-01T00:00:00Z").build());

        assertThat(driver.figures("C|voting")).containsEntry("reports", 1L);
        assertThat(driver.figures("C|voting|unknown")).containsEntry("reports", 1L);
    }

    @Test
    void shouldMoveAReportFromOneRegionToAnother() {
        driver.send(report(1).at("P0").answer("group_voting", "yes").build());
        driver.figures("C|voting");
        driver.send(report(1).revision(2).at("P3").answer("group_voting", "yes").build());

        assertThat(driver.figures("R1|voting")).isEmpty();
        assertThat(driver.figures("R1-a|voting")).isEmpty();
        assertThat(driver.figures("R2|voting")).containsEntry("reports", 1L).containsEntry("group_voting.flagged", 1L);
        assertThat(driver.figures("C|voting")).containsEntry("reports", 1L).containsEntry("places", 1L);
        assertThat(driver.figures("C|voting|2026-03-01T10")).isEmpty();
        assertThat(driver.figures("C|voting|2026-03-01T00")).containsEntry("reports", 1L);
        assertThat(driver.reports().get(id(1)))
                .returns("P3", EffectiveReport::getPlace)
                .returns(List.of("R2-a", "R2", "C"), EffectiveReport::getAreaPath)
                .returns("2026-03-01T00", EffectiveReport::getHour);
    }

    @Test
    void shouldCorrectInsideAPlace() {
        driver.send(
                report(1).answer("group_voting", "yes").build(),
                report(2).answer("group_voting", "no").build(),
                report(1).revision(2).answer("group_voting", "no").build());

        assertThat(driver.figures("C|voting"))
                .containsEntry("reports", 2L)
                .containsEntry("places", 1L)
                .containsEntry("group_voting.applicable", 2L)
                .containsEntry("group_voting.placesApplicable", 1L)
                .doesNotContainKey("group_voting.flagged")
                .doesNotContainKey("group_voting.placesFlagged");
    }

    @Test
    void shouldKeepAPlaceFlaggedWhileAnyReportThereFlagsIt() {
        driver.send(
                report(1).answer("group_voting", "yes").build(),
                report(2).answer("group_voting", "yes").build(),
                report(1).revision(2).answer("group_voting", "no").build());

        assertThat(driver.figures("C|voting"))
                .containsEntry("group_voting.flagged", 1L)
                .containsEntry("group_voting.placesFlagged", 1L);
    }

    @Test
    void shouldCorrectTheHourAndTheForm() {
        driver.send(
                report(1).build(),
                report(1).revision(2).observedAt("2026-03-01T06:00:00Z").build(),
                report(2).build(),
                report(2).revision(2).version("2").build());

        assertThat(driver.figures("C|voting|2026-03-01T10")).containsEntry("reports", 1L);
        assertThat(driver.figures("C|voting|2026-03-01T11")).containsEntry("reports", 1L);
        assertThat(driver.figures("C|voting")).containsEntry("reports", 2L).containsEntry("places", 1L);
    }

    @Test
    void shouldWithdrawWithATombstoneAndReviveByAHigherRevision() {
        driver.send(report(1).answer("group_voting", "yes").build());
        driver.send(report(1).revision(2).withdrawn().build());

        assertThat(driver.figures("C|voting")).isEmpty();
        driver.send(report(1).answer("group_voting", "yes").build());
        assertThat(driver.figures("C|voting")).as("the late original stays out").isEmpty();

        driver.send(report(1).revision(3).answer("group_voting", "yes").build());
        assertThat(driver.figures("C|voting")).containsEntry("group_voting.flagged", 1L);
        assertThat(driver.reportChanges()).containsExactly(id(1) + " 1", id(1) + " gone", id(1) + " 3");
        assertThat(driver.receipts())
                .extracting(Receipt::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.SUPERSEDED, Outcome.ACCEPTED);
    }

    @Test
    void shouldSayNothingOfAReportThatWasWithdrawnBeforeItCame() {
        driver.send(report(1).revision(2).withdrawn().build(), report(1).build());
        driver.publish();

        assertThat(driver.reportChanges()).isEmpty();
        assertThat(driver.published()).isEmpty();
        assertThat(driver.receipts())
                .extracting(Receipt::getOutcome, Receipt::getStandingRevision)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.ACCEPTED, 2L),
                        org.assertj.core.groups.Tuple.tuple(Outcome.SUPERSEDED, 2L));
    }

    @Test
    void shouldPublishATallyThatWentBackToZero() {
        driver.send(report(1).answer("group_voting", "yes").build());
        driver.figures("C|voting");
        driver.send(report(1).revision(2).withdrawn().build());

        AreaRates rates = driver.rates("C|voting");
        assertThat(rates.getReports()).isZero();
        assertThat(rates.getSuspect()).isFalse();
        assertThat(rates.getIndicators()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.getApplicable()).isZero();
            assertThat(it.getRate()).isNull();
        });
    }

    @Test
    void shouldRememberNothingOfAPlaceWithoutReportsAndTheGuardEverything() {
        driver.send(report(1).answer("voters_added", 7).build());
        assertThat(driver.stored(StoreNames.PLACES)).containsExactly("P0|voting", "P0|voting|2026-03-01T10");
        driver.send(report(1).revision(2).withdrawn().build());

        assertThat(driver.stored(StoreNames.PLACES)).isEmpty();
        assertThat(driver.stored(StoreNames.GUARD)).containsExactly(id(1));
    }

    @Test
    void shouldLetHeadquartersCorrectAndTellTheTeam() {
        driver.send(
                report(1).answer("group_voting", "yes").build(),
                report(1)
                        .revision(2)
                        .by("hq")
                        .byHeadquarters()
                        .answer("group_voting", "no")
                        .build(),
                report(1).revision(3).answer("group_voting", "yes").build());

        assertThat(driver.figures("C|voting")).doesNotContainKey("group_voting.flagged");
        assertThat(driver.reports().get(id(1)).getTeam())
                .as("the report's owner")
                .isEqualTo("T1");
        assertThat(driver.receipts().get(2)).satisfies(it -> {
            assertThat(it.getOutcome()).isEqualTo(Outcome.SUPERSEDED);
            assertThat(it.getStandingRevision()).isEqualTo(2);
            assertThat(it.getReasons()).extracting(Reason::getCode).containsExactly("CORRECTED_BY_HEADQUARTERS");
        });
    }

    @Test
    void shouldKeepTheFirstOfTwoContentsUnderOneRevision() {
        driver.send(
                report(1).answer("group_voting", "yes").build(),
                report(1).answer("group_voting", "no").build(),
                report(1)
                        .answer("group_voting", "yes")
                        .receivedAt(RECEIVED.plusSeconds(9))
                        .build());

        assertThat(driver.receipts())
                .extracting(Receipt::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.CONFLICT, Outcome.DUPLICATE);
        assertThat(driver.figures("C|voting")).containsEntry("group_voting.flagged", 1L);
    }

    @Test
    void shouldTakeAsOfFromTheHighestReceivedAtAndNeverFromAClock() {
        Instant late = RECEIVED.plusSeconds(600);
        driver.send(
                report(1).receivedAt(late).build(),
                report(2).receivedAt(RECEIVED).build(),
                report(3).at("P3").receivedAt(RECEIVED).build());
        driver.publish();

        assertThat(driver.rates("C|voting").getAsOf()).isEqualTo(late);
        assertThat(driver.rates("R2|voting").getAsOf()).isEqualTo(RECEIVED);
    }

    @Test
    void shouldCountAnIncidentInItsAreaWithoutAPlace() {
        driver.send(report(1).form("incident").at("R1-a").answer("persons", 3).build());

        Map<String, Long> country = driver.figures("C|incident");
        assertThat(country).containsEntry("reports", 1L).containsEntry("persons.sum", 3L);
        assertThat(country).doesNotContainKeys("places", "persons.placesApplicable");
    }

    @Test
    void shouldCountOnlyTheLatestReadingOfARunningFigureAtAPlace() {
        driver.send(
                report(1)
                        .observedAt("2026-03-01T07:00:00Z")
                        .answer("voters_added", 150)
                        .build(),
                report(2)
                        .observedAt("2026-03-01T05:00:00Z")
                        .answer("voters_added", 40)
                        .build());
        assertThat(driver.figures("C|voting"))
                .containsEntry("voters_added.sum", 150L)
                .containsEntry("voters_added.numbers", 1L)
                .containsEntry("voters_added_over_100.flagged", 1L);

        driver.send(report(1).revision(2).withdrawn().build());
        assertThat(driver.figures("C|voting"))
                .containsEntry("voters_added.sum", 40L)
                .doesNotContainKey("voters_added_over_100.flagged");
    }
}
