package org.pollwatch.local.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.BrokerSettings;
import org.pollwatch.local.EmbeddedBroker;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.statement.FigureChanges;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.FoldProgress;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementFold;

/**
 * A statement's fold, against the oracle and against itself: later reports change the live figures and not the statement, and
 * a copy of the log on another broker gives the same bytes.
 */
class StatementFoldTest {
    private static final long SEED = 11;
    /** Judged by the hour, the clock, the plan or announced figures: the live desk's, and no part of a statement. */
    private static final Set<CheckKind> LIVE_ONLY = Set.of(
            CheckKind.HOTSPOT, CheckKind.SILENCE, CheckKind.COVERAGE, CheckKind.SERIES_SUM, CheckKind.SERIES_SHARE);

    @Test
    void shouldFoldWhatTheOracleExpectsAndTheSameBytesAgain() throws Exception {
        try (Cluster cluster = Cluster.startEmbedded()) {
            TwoRevisions mission = TwoRevisions.publish(cluster);
            Topics topics = mission.topics();
            Histories histories = new Histories(mission.revisions(), SEED, 10);
            List<Happening> history = histories.next(400);
            try (Log log = new Log(cluster, topics);
                    RecordSerdes serdes = new RecordSerdes(cluster.registryUrl())) {
                log.sendAll(history);
                StatementFold fold = new StatementFold(cluster.client(), topics, serdes);
                LogEnds ends = fold.ends();
                Figures frozen = fold.fold(ends, FoldProgress.SILENT);
                equalsTheOracle(frozen.book(), Oracle.of(mission.revisions(), history), mission);

                log.sendAll(histories.next(100));
                assertThat(fold.fold(ends, FoldProgress.SILENT))
                        .as("the statement")
                        .isEqualTo(frozen);
                assertThat(fold.fold(fold.ends(), FoldProgress.SILENT))
                        .as("what is live")
                        .isNotEqualTo(frozen);

                Path copy = cluster.directory("copy");
                cluster.stopBroker();
                copy(cluster.directory("broker"), copy);
                cluster.startBroker();
                try (EmbeddedBroker second = EmbeddedBroker.start(BrokerSettings.in(copy))) {
                    Map<String, Object> client =
                            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, second.bootstrap());
                    Figures again = new StatementFold(client, topics, serdes).fold(ends, FoldProgress.SILENT);
                    assertThat(again.bytes()).as("a copy of the log").isEqualTo(frozen.bytes());
                    assertThat(again.sha256()).isEqualTo(frozen.sha256());
                }
            }
        }
    }

    private static void equalsTheOracle(StatementBook book, Oracle oracle, TwoRevisions mission) {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        Set<String> areas =
                book.areas().stream().map(StatementBook.AreaName::id).collect(Collectors.toSet());
        oracle.figures().forEach((key, figures) -> {
            String[] parts = key.split("\\|", -1);
            if (parts.length == 2 && areas.contains(parts[0])) {
                Map<String, Long> own = new TreeMap<>(figures);
                own.keySet().removeIf(name -> !isAStatementsOwn(name));
                expected.put(key, own);
            }
        });
        Map<String, Map<String, Long>> folded = new TreeMap<>();
        FigureChanges.of(book).forEach((figure, count) -> {
            String counter = figure.counter().equals("n") ? "numbers" : figure.counter();
            String name = figure.indicator().isEmpty() ? counter : figure.indicator() + "." + counter;
            folded.computeIfAbsent(figure.area() + "|" + figure.form(), key -> new TreeMap<>())
                    .put(name, count);
        });
        assertThat(folded).as("seed %d", SEED).isNotEmpty().isEqualTo(expected);
        Map<String, CheckKind> kinds = new TreeMap<>();
        mission.revisions().forEach(it -> it.checks().forEach((Check check) -> kinds.put(check.id(), check.kind())));
        List<String> findings = oracle.findings().keySet().stream()
                .filter(id -> !isLiveOnly(kinds, id.substring(0, id.indexOf('|'))))
                .sorted()
                .toList();
        assertThat(book.findingIds().stream().sorted().toList())
                .as("findings, seed %d", SEED)
                .isNotEmpty()
                .isEqualTo(findings);
        assertThat(book.submissions().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(oracle.submissions());
        oracle.receipts().forEach((outcome, count) -> assertThat(book.submissions())
                .as("seed %d", SEED)
                .containsEntry(outcome.name().toLowerCase(java.util.Locale.ROOT), count));
    }

    /** Rules that every mission has, such as conflict, are no check of its own: a statement judges them too. */
    private static boolean isLiveOnly(Map<String, CheckKind> kinds, String rule) {
        return kinds.containsKey(rule) && LIVE_ONLY.contains(kinds.get(rule));
    }

    private static boolean isAStatementsOwn(String name) {
        return name.equals("reports")
                || name.equals("places")
                || Stream.of(
                                ".flagged",
                                ".applicable",
                                ".placesFlagged",
                                ".placesApplicable",
                                ".notObserved",
                                ".notApplicable",
                                ".notAsked",
                                ".missing",
                                ".numbers",
                                ".sum")
                        .anyMatch(name::endsWith);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
