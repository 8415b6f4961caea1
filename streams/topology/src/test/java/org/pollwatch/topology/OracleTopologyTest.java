package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Figures;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.oracle.SmallMission;

/** The topology against the oracle, over shuffled histories of everything that goes wrong in a day. */
class OracleTopologyTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 1_000);
    private static final int REPORTS = 8;

    private final Mission mission = SmallMission.create();

    @Test
    void shouldEqualTheOracleForEveryShuffledHistory() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            List<Happening> history = new Histories(mission, seed, 3).next(REPORTS);
            try (TopologyDriver driver = new TopologyDriver(mission)) {
                check(seed, history, driver);
            }
        }
    }

    private void check(long seed, List<Happening> history, TopologyDriver driver) {
        Oracle expected = Oracle.of(mission, history);
        Map<String, Map<String, Long>> figures = new TreeMap<>();
        int half = history.size() / 2;
        driver.send(history.subList(0, half));
        driver.publish();
        fold(seed, driver.published(), figures);
        assertThat(figures)
                .as("figures halfway, seed %d", seed)
                .isEqualTo(Oracle.of(mission, history.subList(0, half)).figures());
        driver.send(history.subList(half, history.size()));
        driver.publish();
        fold(seed, driver.published(), figures);
        List<Receipt> receipts = driver.receipts();
        assertThat(receipts).as("receipts, seed %d", seed).hasSize(history.size());
        assertThat(outcomes(receipts)).as("outcomes, seed %d", seed).isEqualTo(expected.receipts());
        assertThat(driver.reports().keySet())
                .as("reports, seed %d", seed)
                .isEqualTo(expected.effective().keySet());
        assertThat(figures).as("figures, seed %d", seed).isEqualTo(expected.figures());
    }

    private static void fold(long seed, List<AreaRates> published, Map<String, Map<String, Long>> figures) {
        for (AreaRates rates : published) {
            assertThat(rates.getSuspect()).as("suspect, seed %d", seed).isFalse();
            Map<String, Long> named = Figures.of(rates);
            if (named.isEmpty()) {
                figures.remove(Figures.key(rates));
            } else {
                figures.put(Figures.key(rates), named);
            }
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
