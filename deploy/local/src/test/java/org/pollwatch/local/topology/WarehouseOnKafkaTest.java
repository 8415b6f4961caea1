package org.pollwatch.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;
import org.pollwatch.warehouse.FlagCondition;
import org.pollwatch.warehouse.LogSource;
import org.pollwatch.warehouse.Reach;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.Warehouse;
import org.pollwatch.warehouse.WarehouseSettings;

/** Everything in is everything out: a random history with corrections, withdrawals, duplicates, moves and reviews. */
class WarehouseOnKafkaTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<Indicator.Kind> COUNTED = Set.of(
            Indicator.Kind.COUNTED,
            Indicator.Kind.COMPLEMENT,
            Indicator.Kind.OPTION,
            Indicator.Kind.OPTION_BY,
            Indicator.Kind.OVER);

    @Test
    void shouldHoldExactlyWhatTheFiguresCountAlsoAfterARestartAndFromEmpty() throws Exception {
        try (Cluster cluster = Cluster.start()) {
            TwoRevisions published = TwoRevisions.publish(cluster);
            List<Happening> soFar = new ArrayList<>(published.announced());
            Path directory = cluster.directory("warehouse");
            try (Log log = new Log(cluster, published.topics());
                    TopologyService topology = topology(cluster, published)) {
                try (Running first = Running.open(cluster, published, directory)) {
                    soFar.addAll(sent(log, published, 1));
                    first.check(published, soFar, "filled as it came");
                }
                soFar.addAll(sent(log, published, 2));
                try (Running again = Running.open(cluster, published, directory)) {
                    again.check(published, soFar, "gone on from its file");
                }
                delete(directory);
                try (Running rebuilt = Running.open(cluster, published, directory)) {
                    rebuilt.check(published, soFar, "filled again from empty");
                }
                assertThat(topology.isAlive()).isTrue();
            }
        }
    }

    private static List<Happening> sent(Log log, TwoRevisions published, long seed) throws Exception {
        List<Happening> history = new Histories(published.revisions(), seed, 10).next(150);
        log.sendAll(history);
        return history;
    }

    private static TopologyService topology(Cluster cluster, TwoRevisions published) {
        TopologyService topology = TopologyService.start(TopologySettings.of(
                        published.topics().mission(),
                        cluster.bootstrap(),
                        cluster.registryUrl(),
                        cluster.directory("topology"))
                .withClock(Duration.ZERO));
        topology.awaitReady(PATIENCE);
        return topology;
    }

    private static void delete(Path directory) throws Exception {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A warehouse with what it needs. */
    private record Running(Warehouse warehouse, DefinitionLog definitions, RecordSerdes serdes)
            implements AutoCloseable {

        static Running open(Cluster cluster, TwoRevisions published, Path directory) {
            RecordSerdes serdes = new RecordSerdes(cluster.registryUrl());
            DefinitionLog definitions = DefinitionLog.open(cluster.client(), published.topics(), serdes);
            definitions.await(2, PATIENCE);
            Warehouse warehouse = Warehouse.of(
                            WarehouseSettings.in(directory),
                            LogSource.kafka(cluster.client(), published.topics()),
                            published.topics(),
                            serdes,
                            definitions,
                            () -> Optional.of(definitions.latest()))
                    .start();
            return new Running(warehouse, definitions, serdes);
        }

        void check(TwoRevisions published, List<Happening> history, String when) {
            Oracle expected = Oracle.of(published.revisions(), history);
            await("each submission with its receipt, " + when)
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> numbers("SELECT count(*) FROM submissions s JOIN receipts r USING (\"partition\","
                                    + " \"offset\") WHERE s.report_id = r.report_id")
                            .equals(List.of(expected.submissions())));
            await("the effective reports, " + when).atMost(PATIENCE).untilAsserted(() -> assertThat(
                            texts("SELECT report_id || ' ' || revision FROM reports"))
                    .containsExactlyInAnyOrderElementsOf(expected.effective().values().stream()
                            .map(it -> it.reportId() + " " + it.revision())
                            .toList()));
            assertThat(numbers("SELECT count(*) FROM receipts")).as(when).containsExactly(expected.submissions());
            expected.receipts().forEach((outcome, count) -> assertThat(
                            numbers("SELECT count(*) FROM receipts WHERE outcome = '" + outcome + "'"))
                    .as("%s, %s", outcome, when)
                    .containsExactly(count));
            assertThat(flagged(published.revisions().get(1)))
                    .as("flagged by area, form and indicator, as the figures have it, %s", when)
                    .isEqualTo(flagged(expected));
            assertThat(texts("SELECT DISTINCT report_id FROM submissions"))
                    .as("each report stands somehow, %s", when)
                    .containsExactlyInAnyOrderElementsOf(texts("SELECT report_id FROM standing"));
            assertThat(numbers("SELECT count(*) FROM standing WHERE state = 'effective'"))
                    .containsExactly((long) expected.effective().size());
            assertThat(numbers("SELECT count(*) FROM standing WHERE state = 'pending'"))
                    .containsExactly(0L);
            assertThat(warehouse.progress().whole()).as(when).isTrue();
            assertThat(warehouse.progress().fault()).as(when).isEmpty();
        }

        private Map<String, Long> flagged(Mission mission) {
            Map<String, Long> flagged = new TreeMap<>();
            for (String form : mission.formIds()) {
                for (Indicator indicator : mission.newest(form).orElseThrow().indicators()) {
                    if (COUNTED.contains(indicator.kind())) {
                        rows("SELECT area.unnest || '|" + form
                                        + "' AS key, count(*) FROM (SELECT * FROM reports WHERE form"
                                        + " = '" + form + "' AND " + FlagCondition.of(mission, form, indicator.id())
                                        + ") flagged JOIN areas USING (area), unnest(path) AS area GROUP BY key")
                                .forEach(row -> flagged.merge(
                                        row.get(0) + "." + indicator.id() + ".flagged",
                                        Long.valueOf(row.get(1)),
                                        Long::sum));
                    }
                }
                flagged.putAll(
                        rows("SELECT area.unnest || '|" + form + ".reports', count(*) FROM reports JOIN areas USING"
                                        + " (area), unnest(path) AS area WHERE form = '" + form + "' GROUP BY 1")
                                .stream()
                                .collect(Collectors.toMap(row -> row.get(0), row -> Long.valueOf(row.get(1)))));
            }
            return flagged;
        }

        private static Map<String, Long> flagged(Oracle expected) {
            Map<String, Long> flagged = new TreeMap<>();
            expected.figures()
                    .forEach((key, figures) -> figures.forEach((name, amount) -> {
                        boolean wanted =
                                (name.endsWith(".flagged") && !name.contains("_per_")) || name.equals("reports");
                        if (wanted && key.indexOf('|') == key.lastIndexOf('|')) {
                            flagged.put(key + "." + name, amount);
                        }
                    }));
            return flagged;
        }

        private List<Long> numbers(String sql) {
            return texts(sql).stream().map(Long::valueOf).toList();
        }

        private List<String> texts(String sql) {
            return rows(sql).stream().map(it -> it.get(0)).toList();
        }

        private List<List<String>> rows(String sql) {
            try (Session session = warehouse.session(Reach.everything());
                    Statement statement = session.connection().createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                List<List<String>> rows = new ArrayList<>();
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.add(found.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        @Override
        public void close() {
            warehouse.close();
            definitions.close();
            try {
                serdes.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
