package org.pollwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pollwatch.mission.Mission;

/** The counting core, folded in one thread and without Kafka, held against the oracle. */
class CountingCoreTest {
    private static final int SEEDS = 300;
    private static final int REPORTS = 25;

    private final List<Mission> revisions = SmallMission.revisions();

    @Test
    void shouldEqualTheOracleForEveryShuffledHistory() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Happening> history = new Histories(revisions, seed, 3).next(REPORTS);
            Oracle expected = Oracle.of(revisions, history);
            CoreFold fold = new CoreFold(revisions);
            history.forEach(fold::take);
            assertThat(fold.receipts()).as("receipts, seed %d", seed).isEqualTo(expected.receipts());
            assertThat(Differences.of(expected.figures(), fold.figures()))
                    .as("figures, seed %d", seed)
                    .isEmpty();
            assertThat(Differences.of(ofPlaces(expected.findings()), fold.placeFindings()))
                    .as("findings, seed %d", seed)
                    .isEmpty();
        }
    }

    /** A rule that random histories never break would be no test of it. */
    @Test
    void shouldMeetEveryCheckOftenEnoughToTestIt() {
        Map<String, Integer> met = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Oracle oracle = Oracle.of(revisions, new Histories(revisions, seed, 3).next(REPORTS));
            oracle.findings().keySet().stream()
                    .map(it -> it.substring(0, it.indexOf('|')))
                    .distinct()
                    .forEach(it -> met.merge(it, 1, Integer::sum));
        }
        revisions.get(1).checks().forEach(it -> assertThat(met.getOrDefault(it.id(), 0))
                .as("histories in which %s is raised", it.id())
                .isGreaterThan(SEEDS / 30));
    }

    private static Map<String, List<String>> ofPlaces(Map<String, List<String>> findings) {
        List<String> aboveThem = List.of("conflict", "silent", "stands", "more_added", "turnout", "thin");
        Map<String, List<String>> all = new TreeMap<>(findings);
        all.keySet().removeIf(it -> aboveThem.stream().anyMatch(it::startsWith));
        return all;
    }
}
