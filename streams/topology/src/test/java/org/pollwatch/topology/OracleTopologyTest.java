package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Sample;
import org.pollwatch.oracle.CoverageFold;
import org.pollwatch.oracle.Differences;
import org.pollwatch.oracle.Figures;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Interleaving;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.oracle.Raised;
import org.pollwatch.oracle.SampleFold;
import org.pollwatch.oracle.SmallMission;

/**
 * The topology against the oracle, over shuffled histories of everything that goes wrong in a day: reports, reviews,
 * announced figures and the clock, in any order that keeps the order within each topic and key.
 */
class OracleTopologyTest {
    private static final int HISTORIES =
            Integer.getInteger("oracle.histories", Boolean.getBoolean("tests.long") ? 4_000 : 60);
    private static final long FIRST = Long.getLong("oracle.seed", 1);
    private static final int FEW_REPORTS = 8;
    private static final int MANY_REPORTS = 30;
    private static final int MANY_EVERY = 10;
    private static final int SAMPLE_EVERY = 3;
    private static final int ORDERS_OF = 5;

    private final List<Mission> byRoutes = SmallMission.revisions();
    private final List<Mission> atRandom = SmallMission.revisions(Sample.PROBABILITY);

    @Test
    void shouldEqualTheOracleForEveryShuffledHistory() {
        for (long seed = FIRST; seed < FIRST + HISTORIES; seed++) {
            List<Mission> revisions = seed % SAMPLE_EVERY == 0 ? atRandom : byRoutes;
            int reports = seed % MANY_EVERY == 0 ? MANY_REPORTS : FEW_REPORTS;
            List<Happening> history = new Histories(revisions, seed, 3).next(reports);
            try (TopologyDriver driver = new TopologyDriver(revisions.toArray(Mission[]::new))) {
                new Run(seed, revisions, history, driver).check();
            }
        }
    }

    /** Topics and partitions meet in any order; what stands at rest does not depend on it, to the last byte. */
    @Test
    void shouldEndInTheSameRecordsInWhateverOrderTopicsMeet() {
        long histories = HISTORIES / ORDERS_OF;
        Map<String, Long> told = new TreeMap<>();
        for (long seed = FIRST; seed < FIRST + histories; seed++) {
            List<Happening> history = new Histories(atRandom, seed, 3).next(FEW_REPORTS);
            Map<String, Map<String, ?>> one = atRest(history);
            Map<String, Map<String, ?>> other = atRest(Interleaving.of(history, new Random(seed)));
            assertThat(Differences.of(one, other)).as("seed %d", seed).isEmpty();
            one.forEach((records, standing) -> told.merge(records, standing.isEmpty() ? 0L : 1L, Long::sum));
        }
        // A short history may end without a finding; hardly any does.
        assertThat(told.values())
                .as("histories with something to compare: %s", told)
                .allMatch(it -> it > histories * 0.95);
    }

    private Map<String, Map<String, ?>> atRest(List<Happening> history) {
        Map<String, Map<String, ?>> all = new TreeMap<>();
        try (TopologyDriver driver = new TopologyDriver(atRandom.toArray(Mission[]::new))) {
            driver.send(history);
            all.put("findings", new TreeMap<>(driver.findings()));
            all.put("coverage", new TreeMap<>(driver.coverage()));
            all.put("quick count", new TreeMap<>(driver.quickCount()));
            all.put("reports", driver.reports());
            all.put("rates", driver.lastBodies(driver.topics().rates()));
            all.put("rates by hour", driver.lastBodies(driver.topics().ratesByHour()));
        }
        return all;
    }

    /** One history, looked at halfway and at the end. */
    private static final class Run {
        private final long seed;
        private final List<Mission> revisions;
        private final List<Happening> history;
        private final TopologyDriver driver;
        private final Map<String, Map<String, Long>> figures = new TreeMap<>();
        private final Map<String, Finding> standing = new HashMap<>();

        Run(long seed, List<Mission> revisions, List<Happening> history, TopologyDriver driver) {
            this.seed = seed;
            this.revisions = revisions;
            this.history = history;
            this.driver = driver;
        }

        void check() {
            int half = history.size() / 2;
            send(0, half);
            equal("halfway", Oracle.of(revisions, history.subList(0, half)));
            send(half, history.size());
            Oracle expected = Oracle.of(revisions, history);
            equal("at the end", expected);
            assertThat(outcomes(driver.receipts()))
                    .as("receipts, one for each submission, seed %d", seed)
                    .isEqualTo(expected.receipts());
            assertThat(driver.reports().keySet())
                    .as("reports, seed %d", seed)
                    .isEqualTo(expected.effective().keySet());
        }

        /** In two halves, so that more is raised and cleared on the way. */
        private void send(int from, int to) {
            int middle = (from + to) / 2;
            driver.send(history.subList(from, middle));
            driver.findingChanges().forEach(this::take);
            driver.send(history.subList(middle, to));
        }

        private void equal(String when, Oracle expected) {
            driver.findingChanges().forEach(this::take);
            driver.published().forEach(this::take);
            equal("figures " + when, expected.figures(), figures);
            equal("findings " + when, expected.findings(), raised());
            equal("coverage " + when, expected.coverage(), coverage());
            equal("quick count " + when, expected.quickCount(), quickCount());
        }

        private void equal(String what, Map<String, ?> expected, Map<String, ?> actual) {
            assertThat(Differences.of(expected, actual))
                    .as("%s, seed %d", what, seed)
                    .isEmpty();
        }

        private void take(AreaRates rates) {
            assertThat(rates.getSuspect()).as("suspect, seed %d", seed).isFalse();
            Map<String, Long> named = Figures.of(rates);
            if (named.isEmpty()) {
                figures.remove(Figures.key(rates));
            } else {
                figures.put(Figures.key(rates), named);
            }
        }

        /** What the topic says must be news: nothing raised again that stands so already, nothing cleared that never stood. */
        private void take(Finding finding) {
            if (finding.getState() == FindingState.RAISED) {
                Finding before = standing.put(finding.getId(), finding);
                assertThat(finding).as("raised again, seed %d", seed).isNotEqualTo(before);
            } else {
                assertThat(standing.remove(finding.getId()))
                        .as("cleared, seed %d: %s", seed, finding.getId())
                        .isNotNull();
            }
        }

        private Map<String, List<String>> raised() {
            Map<String, List<String>> all = new TreeMap<>();
            standing.forEach((id, it) -> all.put(id, Raised.of(it)));
            return all;
        }

        private Map<String, Map<String, Object>> coverage() {
            Map<String, Map<String, Object>> all = new TreeMap<>();
            driver.coverage().forEach((key, it) -> CoverageFold.of(it).ifPresent(named -> all.put(key, named)));
            return all;
        }

        private Map<String, Map<String, Object>> quickCount() {
            Map<String, Map<String, Object>> all = new TreeMap<>();
            driver.quickCount().forEach((key, it) -> all.put(key, SampleFold.of(it)));
            return all;
        }
    }

    private static Map<Outcome, Long> outcomes(List<Receipt> receipts) {
        return receipts.stream()
                .collect(Collectors.groupingBy(
                        it -> Outcome.valueOf(it.getOutcome().name()),
                        () -> new EnumMap<>(Outcome.class),
                        Collectors.counting()));
    }
}
