package org.pollwatch.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.oracle.Differences;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;

/** SIGKILL under load, again and again with {@code -Dtests.long=true}: same figures, nothing lost, nothing doubled. */
class KilledTopologyTest {
    private static final boolean LONG = Boolean.getBoolean("tests.long");
    private static final int KILLS = LONG ? 5 : 1;
    private static final int REPORTS = LONG ? 5_000 : 400;
    private static final long SEED = 20_221_120;
    private static final long NANOS_BETWEEN_SENDS = 1_000_000;
    /** Comparing everything takes the processor that the topology is to have. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldEqualTheOracleAfterEveryKill() throws Exception {
        try (Cluster cluster = Cluster.start()) {
            TwoRevisions mission = TwoRevisions.publish(cluster);
            Topics topics = mission.topics();
            List<Happening> history = new Histories(mission.revisions(), SEED, 10).next(REPORTS);
            try (Log log = new Log(cluster, topics)) {
                int share = history.size() / KILLS;
                for (int kill = 0; kill < KILLS; kill++) {
                    int end = kill == KILLS - 1 ? history.size() : (kill + 1) * share;
                    killUnderLoad(cluster, topics, log, history.subList(kill * share, end));
                }
                start(cluster, topics);
                List<Happening> all = new ArrayList<>(mission.announced());
                all.addAll(history);
                Oracle expected = Oracle.of(mission.revisions(), all);
                equal("figures", expected.figures(), log::figures);
                equal("findings", expected.findings(), log::findings);
                equal("coverage", expected.coverage(), log::coverage);
                await("a receipt for each submission").atMost(PATIENCE).untilAsserted(() -> assertThat(log.receipts())
                        .hasSize((int) expected.submissions()));
                assertThat(log.receipts().values()).as("never two receipts").containsOnly(1L);
                for (Process child : children) {
                    child.destroyForcibly().waitFor(); // before its directory goes with the cluster
                }
            }
        }
    }

    private static void equal(String what, Map<String, ?> expected, Supplier<Map<String, ?>> actual) {
        await(what + " equal to the oracle's after " + KILLS + " kills, seed " + SEED)
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .untilAsserted(
                        () -> assertThat(Differences.of(expected, actual.get())).isEmpty());
    }

    private static void sendSteadily(Log log, List<Happening> history) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Happening it : history) {
            sent.add(log.send(it));
            LockSupport.parkNanos(NANOS_BETWEEN_SENDS);
        }
        for (Future<RecordMetadata> future : sent) {
            try {
                future.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("a submission did not reach the log", e);
            }
        }
    }

    private void killUnderLoad(Cluster cluster, Topics topics, Log log, List<Happening> load) throws Exception {
        int before = log.receipts().size();
        Process child = start(cluster, topics);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendSteadily(log, load));
        await("the topology to judge a fifth of what is sent to it")
                .atMost(PATIENCE)
                .until(() -> log.receipts().size() >= before + load.size() / 5);
        log.figures();
        child.destroyForcibly().waitFor();
        sending.get();
    }

    private Process start(Cluster cluster, Topics topics) throws IOException {
        Process child = TopologyChild.start(cluster, topics.mission());
        children.add(child);
        return child;
    }
}
