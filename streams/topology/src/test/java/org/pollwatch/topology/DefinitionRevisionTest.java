package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Figures;
import org.pollwatch.oracle.SmallMission;

/** A submission is judged by the definition stamped on it, whenever that comes, and by no other. */
class DefinitionRevisionTest {
    private final Mission first = SmallMission.create();
    private final Mission second = LaterMission.withQuestion(first, 2, "3", "new_question");
    private final Arriving revisions = new Arriving();

    /** Revisions that come while the topology runs. */
    private static final class Arriving implements Revisions {
        private final ConcurrentSkipListMap<Long, Mission> read = new ConcurrentSkipListMap<>();
        private final CountDownLatch askedInVain = new CountDownLatch(1);

        void arrive(Mission mission) {
            read.put(mission.revision(), mission);
        }

        @Override
        public Optional<Mission> at(long revision) {
            Optional<Mission> found = Optional.ofNullable(read.get(revision));
            if (found.isEmpty()) {
                askedInVain.countDown();
            }
            return found;
        }

        @Override
        public long newest() {
            return read.isEmpty() ? 0 : read.lastKey();
        }
    }

    private TopologyDriver start() {
        return new TopologyDriver(first.id(), revisions, new MemoryRegistry(), Instant.EPOCH);
    }

    @Test
    void shouldWaitForARevisionNotYetReadAndThenCount() throws InterruptedException {
        revisions.arrive(first);
        Thread log = new Thread(() -> {
            try {
                revisions.askedInVain.await();
                revisions.arrive(second);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        log.start();
        try (TopologyDriver driver = start()) {
            driver.send(report(1)
                    .under(2)
                    .version("3")
                    .answer("new_question", "yes")
                    .build());

            assertThat(driver.receipts()).extracting(Receipt::getOutcome).containsExactly(Outcome.ACCEPTED);
            assertThat(driver.figures("C|voting")).containsEntry("new_question.flagged", 1L);
        }
        log.join();
    }

    @Test
    void shouldStopAndRejectNothingIfTheRevisionNeverComes() {
        revisions.arrive(first);
        try (TopologyDriver driver = start()) {
            assertThatThrownBy(() -> driver.send(report(1).under(2).build()))
                    .hasStackTraceContaining("definition revision 2: not read after");
            assertThat(driver.receipts()).isEmpty();
            assertThat(driver.reports()).isEmpty();
        }
    }

    @Test
    void shouldPublishNothingBeforeTheFirstRevision() {
        try (TopologyDriver driver = start()) {
            driver.publish();
            assertThat(driver.published()).isEmpty();
        }
    }

    @Test
    void shouldPickUpANewRevisionWhileItRuns() {
        revisions.arrive(first);
        try (TopologyDriver driver = start()) {
            driver.send(report(1).answer("group_voting", "yes").build());
            Map<String, Long> before = driver.figures("C|voting");
            assertThat(ids(driver.rates("C|voting"))).doesNotContain("new_question");

            revisions.arrive(second);
            AreaRates after = driver.rates("C|voting");

            assertThat(ids(after)).as("published again without a report").contains("new_question");
            assertThat(Figures.of(after)).as("what was counted stays").isEqualTo(before);

            driver.send(report(2)
                    .under(2)
                    .version("3")
                    .answer("new_question", "no")
                    .answer("group_voting", "yes")
                    .build());
            assertThat(driver.figures("C|voting"))
                    .containsEntry("reports", 2L)
                    .containsEntry("group_voting.flagged", 2L)
                    .containsEntry("new_question.applicable", 1L)
                    .doesNotContainKey("new_question.missing");
        }
    }

    @Test
    void shouldCountAQuestionAbsentFromAFormVersionNowhereAndNotAsMissing() {
        try (TopologyDriver driver = new TopologyDriver(first, second)) {
            driver.send(
                    report(1).under(2).version("1").build(),
                    report(2).under(2).version("2").build(),
                    report(3).under(2).version("3").build());

            assertThat(driver.figures("C|voting"))
                    .containsEntry("reports", 3L)
                    .containsEntry("group_voting.missing", 3L)
                    .containsEntry("later_question.missing", 2L)
                    .containsEntry("new_question.missing", 1L);
        }
    }

    @Test
    void shouldTakeBackWhatWasCountedUnderAnOldRevisionAfterANewOne() {
        revisions.arrive(first);
        try (TopologyDriver driver = start()) {
            driver.send(report(1).answer("group_voting", "yes").build());
            revisions.arrive(second);
            driver.send(report(1)
                    .revision(2)
                    .under(2)
                    .version("3")
                    .answer("new_question", "yes")
                    .build());

            assertThat(driver.figures("C|voting"))
                    .containsEntry("reports", 1L)
                    .containsEntry("new_question.flagged", 1L)
                    .containsEntry("group_voting.missing", 1L)
                    .doesNotContainKey("group_voting.flagged");
        }
    }

    @Test
    void shouldJudgeByTheRevisionStampedAndNotByTheNewest() {
        try (TopologyDriver driver = new TopologyDriver(first, second)) {
            driver.send(
                    report(1).under(1).version("3").build(),
                    report(2).under(2).version("3").build());

            assertThat(driver.receipts())
                    .extracting(Receipt::getOutcome)
                    .containsExactly(Outcome.REJECTED, Outcome.ACCEPTED);
            assertThat(driver.reports()).containsOnlyKeys(id(2));
        }
    }

    /** A publisher that dies half way leaves a number that no definition ever has. */
    @Test
    void shouldPassOverARevisionThatWasNeverCompleted() {
        try (TopologyDriver driver = new TopologyDriver(first, LaterMission.unchanged(first, 3))) {
            driver.send(report(1).under(3).answer("group_voting", "yes").build());

            assertThat(driver.receipts()).extracting(Receipt::getOutcome).containsExactly(Outcome.ACCEPTED);
            assertThat(driver.figures("C|voting")).containsEntry("group_voting.flagged", 1L);
        }
    }

    /** Two instances read the definition topic each for itself: the one with the areas may be behind. */
    @Test
    void shouldHoldBackAFormUntilItsDefinitionWasReadWhereItIsPublished() {
        Mission withForm = LaterMission.withForm(first, 2, "closing", "sealed");
        Behind behind = new Behind(first, withForm);
        try (TopologyDriver driver = new TopologyDriver(first.id(), behind, new MemoryRegistry(), Instant.EPOCH)) {
            driver.send(
                    report(1).answer("group_voting", "yes").build(),
                    report(2).under(2).form("closing").answer("sealed", "yes").build());
            driver.publish();
            assertThat(driver.published()).isNotEmpty().allMatch(it -> it.getForm()
                    .equals("voting"));

            behind.caughtUp = true;
            assertThat(driver.figures("C|closing")).containsEntry("sealed.flagged", 1L);
        }
    }

    /** Judges by revision 2 already while it still publishes by revision 1. */
    private static final class Behind implements Revisions {
        private final Revisions read;
        private boolean caughtUp;

        Behind(Mission... missions) {
            this.read = TopologyDriver.read(missions);
        }

        @Override
        public Optional<Mission> at(long revision) {
            return read.at(revision);
        }

        @Override
        public long newest() {
            return caughtUp ? read.newest() : 1;
        }
    }

    private static List<String> ids(AreaRates rates) {
        return rates.getIndicators().stream().map(IndicatorRate::getId).toList();
    }
}
