package org.pollwatch.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** The same property as on the test driver, where it could break: four partitions, two threads, real transactions. */
class PartitionedTopologyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Happening> soFar = new ArrayList<>();

    @Test
    void shouldEqualTheOracleOverSeveralPartitionsAndThreads() throws Exception {
        MissionFiles files = Cluster.mission("river-2026");
        try (Cluster cluster = Cluster.start()) {
            Topics topics = cluster.publish(files);
            TopologySettings settings = TopologySettings.of(
                    topics.mission(), cluster.bootstrap(), cluster.registryUrl(), cluster.directory("state"));
            try (TopologyService topology = TopologyService.start(settings);
                    Log log = new Log(cluster, topics)) {
                topology.awaitReady(PATIENCE);
                for (long seed = 1; seed <= 3; seed++) {
                    check(seed, files.mission().at(1), log);
                }
            }
        }
    }

    private void check(long seed, Mission mission, Log log) throws Exception {
        List<Happening> history = new Histories(mission, seed, 10).next(700);
        soFar.addAll(history);
        log.sendAll(history);
        Oracle expected = Oracle.of(mission, soFar);
        await("figures equal to the oracle's, seed " + seed)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.figures()).isEqualTo(expected.figures()));
        assertThat(log.receipts())
                .as("one receipt for each submission, seed %d", seed)
                .hasSize(soFar.size());
        assertThat(log.receipts().values()).as("never two, seed %d", seed).containsOnly(1L);
    }
}
