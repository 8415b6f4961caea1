package org.pollwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.ContentHash;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.ReportGuard;
import org.pollwatch.counting.ReportGuard.Judgement;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.Submission;
import org.pollwatch.mission.Mission;

/** The counting core, folded in one thread and without Kafka, held against the oracle. */
class CountingCoreTest {
    private static final int SEEDS = 300;
    private static final int REPORTS = 25;

    private final Mission mission = SmallMission.create();
    private final Layouts layouts = Layouts.EMPTY.with(mission);

    @Test
    void shouldEqualTheOracleForEveryShuffledHistory() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Happening> history = new Histories(mission, seed, 3).next(REPORTS);
            Oracle expected = Oracle.of(mission, history);
            Fold fold = new Fold();
            history.forEach(fold::take);
            assertThat(fold.receipts).as("receipts, seed %d", seed).isEqualTo(expected.receipts());
            assertThat(fold.figures()).as("figures, seed %d", seed).isEqualTo(expected.figures());
        }
    }

    /** What the topology does, in a few maps. */
    private final class Fold {
        private final Map<String, Standing> standing = new HashMap<>();
        private final Map<String, Contribution> contributed = new HashMap<>();
        private final Map<String, PlaceTally> places = new HashMap<>();
        private final Map<String, AreaTally> areas = new HashMap<>();
        private final Map<Outcome, Long> receipts = new EnumMap<>(Outcome.class);

        void take(Happening happening) {
            Submission submission = happening.submission();
            String id = submission.report().reportId();
            byte[] hash = ContentHash.of(submission.report());
            Optional<Standing> before = Optional.ofNullable(standing.get(id));
            Judgement judgement =
                    ReportGuard.judge(before, submission, hash, ReportCheck.check(submission.report(), mission));
            receipts.merge(judgement.outcome(), 1L, Long::sum);
            if (judgement.outcome() == Outcome.ACCEPTED) {
                standing.put(id, ReportGuard.accept(before, submission, hash));
                Optional.ofNullable(contributed.remove(id)).ifPresent(old -> apply(old, false));
                if (!submission.report().withdrawn()) {
                    Contribution contribution = Contributions.of(submission.report(), mission, layouts);
                    contributed.put(id, contribution);
                    apply(contribution, true);
                }
            }
        }

        private void apply(Contribution it, boolean add) {
            for (String suffix : List.of("", "|" + it.hour())) {
                String key = it.subject() + "|" + it.form() + suffix;
                PlaceTally before = places.getOrDefault(key, PlaceTally.EMPTY);
                PlaceTally after = add ? before.plus(it) : before.minus(it);
                places.put(key, after);
                Counters own = add ? it.counters() : Counters.NONE.minus(it.counters());
                Counters delta = own.plus(after.figures().minus(before.figures()));
                for (String area : it.path()) {
                    areas.merge(
                            area + "|" + it.form() + suffix,
                            AreaTally.empty().plus(delta, 0),
                            (a, b) -> a.plus(delta, 0));
                }
            }
        }

        Map<String, Map<String, Long>> figures() {
            Map<String, Map<String, Long>> all = new TreeMap<>();
            RateSheet sheet = new RateSheet(mission, layouts);
            areas.forEach((key, tally) -> {
                String[] parts = key.split("\\|", -1);
                Map<String, Long> figures = Figures.of(sheet.of(parts[0], parts[1], Optional.empty(), tally));
                if (!figures.isEmpty()) {
                    all.put(key, figures);
                }
            });
            return all;
        }
    }
}
