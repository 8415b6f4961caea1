package org.pollwatch.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.backup.Backup;
import org.pollwatch.local.backup.Manifest;
import org.pollwatch.local.backup.Restore;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.oracle.Histories;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.FoldProgress;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.StatementFold;

/** The log as files and back into a cluster of another broker and another registry: the same figures, byte for byte. */
class BackupTest {
    @TempDir
    private static Path directory;

    private static Path backup;
    private static Topics topics;
    private static LogEnds ends;
    private static Figures frozen;
    private static Manifest written;

    private final Map<String, Long> told = new TreeMap<>();

    @BeforeAll
    static void write() throws Exception {
        backup = directory.resolve("backup");
        try (Cluster cluster = Cluster.start()) {
            TwoRevisions mission = TwoRevisions.publish(cluster);
            topics = mission.topics();
            try (Log log = new Log(cluster, topics);
                    RecordSerdes serdes = new RecordSerdes(cluster.registryUrl())) {
                log.sendAll(new Histories(mission.revisions(), 7, 10).next(250));
                StatementFold fold = new StatementFold(cluster.client(), topics, serdes);
                ends = fold.ends();
                frozen = fold.fold(ends, FoldProgress.SILENT);
                written = new Backup(cluster.client(), serdes, (noun, records) -> {}).write(topics.mission(), backup);
                assertThatThrownBy(() -> new Backup(cluster.client(), serdes, (noun, records) -> {})
                                .write(topics.mission(), backup))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("expected a new or an empty directory");
            }
        }
    }

    @Test
    void shouldGiveTheSameFiguresAtTheSameOffsetsElsewhere() throws Exception {
        try (Cluster other = Cluster.startWithOwnRegistry();
                RecordSerdes serdes = new RecordSerdes(other.registryUrl())) {
            // Another registry, where ids are others already.
            serdes.registry().register("of-somebody-else", new AvroSchema("\"string\""));
            Restore restore = new Restore(other.client(), serdes, told::put);
            restore.read(backup, (short) 1);

            StatementFold fold = new StatementFold(other.client(), topics, serdes);
            assertThat(fold.ends()).isEqualTo(ends);
            assertThat(fold.fold(ends, FoldProgress.SILENT).bytes()).isEqualTo(frozen.bytes());
            assertThat(told.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            topics.originals().stream().map(Topic::noun).toList());
            assertThatThrownBy(() -> restore.read(backup, (short) 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("expected a cluster without records")
                    .hasMessageContaining(topics.submissions().name());
        }
    }

    @Test
    void shouldWriteNothingWhereAFileIsNotAsItWas() throws Exception {
        Path damaged = directory.resolve("damaged");
        Files.createDirectories(damaged);
        try (var files = Files.list(backup)) {
            for (Path each : files.toList()) {
                Files.copy(each, damaged.resolve(each.getFileName()));
            }
        }
        Files.write(damaged.resolve("submissions-1.avro"), new byte[] {0}, StandardOpenOption.APPEND);
        Files.delete(damaged.resolve("reviews-0.avro"));
        try (Cluster other = Cluster.start();
                RecordSerdes serdes = new RecordSerdes(other.registryUrl());
                Admin admin = Admin.create(other.client())) {
            Restore restore = new Restore(other.client(), serdes, told::put);

            assertThatThrownBy(() -> restore.read(damaged, (short) 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("submissions-1.avro is not as it was written")
                    .hasMessageContaining("reviews-0.avro is missing");

            Files.delete(damaged.resolve("manifest.json"));
            assertThatThrownBy(() -> restore.read(damaged, (short) 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has no manifest.json");
            List<String> made = new ArrayList<>(admin.listTopics().names().get());
            made.removeIf(it -> !it.startsWith("pollwatch."));
            assertThat(made).isEmpty();
        }
    }

    @Test
    void shouldBeForItsOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rwx------");
    }

    @Test
    void shouldHoldEveryOriginalAndNothingThatIsComputed() {
        assertThat(written.topics().stream().map(Manifest.TopicFiles::noun))
                .containsExactlyInAnyOrder(
                        "definition",
                        "teams",
                        "submissions",
                        "reviews",
                        "series",
                        "queries",
                        "clock",
                        "refusals",
                        "casework",
                        "statements",
                        "released-rates",
                        "audit",
                        "saved-views");
    }
}
