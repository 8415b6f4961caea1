package org.pollwatch.local.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.cli.CommandLines;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.FoldProgress;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.Recomputed;
import org.pollwatch.statement.StatementFold;

/** {@code statement recompute --data}: on a copy of the data directory, on one whose record was changed, and on another log. */
class StatementRecomputeTest {
    private static final String MISSION = "kz-2022";
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    static Path directory;

    private static Statement statement;

    @BeforeAll
    static void freeze() throws Exception {
        MissionFiles files = Cluster.mission(MISSION);
        on(directory.resolve("first"), log -> {
            Topics topics = log.publish(files);
            log.replay(files, topics, UnaryOperator.identity());
            StatementFold fold = new StatementFold(log.client(), topics, log.serdes());
            LogEnds ends = fold.ends();
            Figures figures = fold.fold(ends, FoldProgress.SILENT);
            statement = Statement.newBuilder(PublishedStatementTest.statement(figures))
                    .setEnds(ends.write())
                    .build();
            log.write(topics.statements(), statement.getId(), statement);
            // What comes later is no part of it.
            log.replay(files, topics, StatementRecomputeTest::again);
        });
    }

    @Test
    void shouldBeIdenticalOnACopyOfTheDataDirectory() throws Exception {
        Path copy = copy("copy");

        Run run = recompute(copy);

        assertThat(run.out()).contains("identical, byte for byte", statement.getSha256());
        assertThat(run.code()).isZero();
    }

    @Test
    void shouldSayThatAFigureOfTheRecordWasChanged() throws Exception {
        Path copy = copy("tampered");
        String figures = new String(Recomputed.bytes(statement), StandardCharsets.UTF_8);
        String changed = figures.replaceFirst(
                "\"group_voting\":\\{\"applicable\":1131,\"flagged\":34",
                "\"group_voting\":{\"applicable\":1131,\"flagged\":3");
        assertThat(changed).isNotEqualTo(figures);
        on(
                copy,
                log -> log.write(
                        Topics.of(MISSION).statements(),
                        statement.getId(),
                        Statement.newBuilder(statement)
                                .setFigures(ByteBuffer.wrap(changed.getBytes(StandardCharsets.UTF_8)))
                                .build()));

        Run run = recompute(copy);

        assertThat(run.code()).isOne();
        assertThat(run.out())
                .contains("the record: its figures do not have the hash", "voting KZ group_voting flagged: 3 -> 34");
    }

    /** Another log altogether, whose making takes as long as all the rest. */
    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true")
    void shouldSayWhichPartOfTheLogIsAnother() throws Exception {
        Path other = directory.resolve("other");
        MissionFiles files = Cluster.mission(MISSION);
        on(other, log -> {
            Topics topics = log.publish(files);
            log.replay(files, topics, StatementRecomputeTest::withoutGroupVoting);
            log.write(topics.statements(), statement.getId(), statement);
        });

        Run run = recompute(other);

        assertThat(run.code()).isOne();
        assertThat(run.out())
                .contains("the log: submissions partition", "voting KZ group_voting flagged: 34 -> 0")
                .doesNotContain("the log: reviews", "the record:");
    }

    /** The same report once more, as a later revision. */
    private static Report again(Report it) {
        return new Report(
                it.reportId(),
                it.revision() + 100,
                it.withdrawn(),
                it.form(),
                it.formVersion(),
                it.place(),
                it.observedAt(),
                withoutGroupVoting(it).answers());
    }

    private static Report withoutGroupVoting(Report it) {
        SortedMap<String, Answer> answers = new TreeMap<>(it.answers());
        answers.computeIfPresent("group_voting", (question, given) -> Answer.word("no"));
        return new Report(
                it.reportId(),
                it.revision(),
                it.withdrawn(),
                it.form(),
                it.formVersion(),
                it.place(),
                it.observedAt(),
                answers);
    }

    private record Run(int code, String out) {}

    private static Run recompute(Path data) {
        StringWriter out = new StringWriter();
        int code = CommandLines.of(Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("statement", "recompute", statement.getId(), "--mission", MISSION, "--data", data.toString());
        return new Run(code, out.toString());
    }

    private interface Work {
        void with(ReplayedLog log) throws Exception;
    }

    private static void on(Path data, Work work) throws Exception {
        LocalSet.Settings settings =
                new LocalSet.Settings(data, LOOPBACK, FreePort.any(LOOPBACK), FreePort.any(LOOPBACK));
        try (LocalSet set = LocalSet.hold(settings)) {
            LocalSet.Base base = set.start(List.of(), (name, address) -> {});
            try (ReplayedLog log =
                    new ReplayedLog(base.bootstrap(), base.registry().toString())) {
                work.with(log);
            }
        }
    }

    private static Path copy(String name) throws IOException {
        Path from = directory.resolve("first");
        Path to = directory.resolve(name);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
        return to;
    }
}
