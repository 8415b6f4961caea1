package org.pollwatch.local.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.WrittenSchemas;

/**
 * Writes a backup into a cluster that has nothing of the mission: every record at the offset it had, so that a statement
 * frozen before still names the same log.
 */
public final class Restore {
    private final Map<String, Object> client;
    private final RecordSerdes serdes;
    private final BackupProgress progress;

    /** @param client settings of a Kafka client that may make topics and write to them */
    public Restore(Map<String, Object> client, RecordSerdes serdes, BackupProgress progress) {
        this.client = client;
        this.serdes = serdes;
        this.progress = progress;
    }

    /**
     * Checks every file, then writes.
     *
     * @param copies of each partition
     * @throws IOException if a file is not as it was written, or the cluster has records of the mission; nothing was
     *     written then. Where it breaks off later, it says in which topic
     */
    public Manifest read(Path directory, short copies) throws IOException {
        Manifest manifest = Manifest.read(directory);
        Topics topics = Topics.of(manifest.mission(), manifest.partitions());
        try (Admin admin = Admin.create(client)) {
            expectNothing(admin, topics);
            Map<Topic<?>, Map<Integer, Integer>> ids = register(manifest, topics);
            new TopicSetup(admin, serdes).ensure(topics, copies);
            for (Manifest.TopicFiles files : manifest.topics()) {
                Topic<?> topic = find(topics, files.noun());
                long records = 0;
                for (Manifest.PartitionFile file : files.partitions()) {
                    records += write(directory, topic, file, ids.get(topic));
                }
                progress.done(files.noun(), records);
            }
        }
        return manifest;
    }

    private static Topic<?> find(Topics topics, String noun) throws IOException {
        return topics.originals().stream()
                .filter(it -> it.noun().equals(noun))
                .findFirst()
                .orElseThrow(
                        () -> new IOException("the backup has topic " + noun + ", which this version does not know"));
    }

    private static void expectNothing(Admin admin, Topics topics) throws IOException {
        List<String> filled = new ArrayList<>();
        for (Topic<?> topic : topics.all()) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < topic.partitions(); partition++) {
                latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
            try {
                if (admin.listOffsets(latest).all().get().values().stream().anyMatch(it -> it.offset() > 0)) {
                    filled.add(topic.name());
                }
            } catch (java.util.concurrent.ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw new IOException("the cluster does not say what is in " + topic.name(), e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (!filled.isEmpty()) {
            throw new IOException("expected a cluster without records of the mission; there are some in "
                    + String.join(", ", filled));
        }
    }

    /** @return by topic, which id a schema has here that had another one there */
    private Map<Topic<?>, Map<Integer, Integer>> register(Manifest manifest, Topics topics) throws IOException {
        WrittenSchemas schemas = new WrittenSchemas(serdes);
        Map<Topic<?>, Map<Integer, Integer>> ids = new HashMap<>();
        for (Manifest.TopicFiles files : manifest.topics()) {
            Topic<?> topic = find(topics, files.noun());
            Map<Integer, Integer> here = new HashMap<>();
            // In the order of their ids, which is that in which they came.
            new TreeMap<>(files.schemas()).forEach((id, schema) -> here.put(id, schemas.register(topic, schema)));
            ids.put(topic, here);
        }
        return ids;
    }

    private long write(Path directory, Topic<?> topic, Manifest.PartitionFile file, Map<Integer, Integer> ids)
            throws IOException {
        try (SameOffsets writer = new SameOffsets(client, new TopicPartition(topic.name(), file.partition()))) {
            BackupFile.read(directory.resolve(file.file()), entry -> writer.write(framed(entry, ids)));
            writer.end(file.end());
            return file.records();
        } catch (IllegalStateException e) {
            throw new IOException(
                    "broke off in " + topic.name() + "; delete the mission's topics and restore again", e);
        }
    }

    private static BackupFile.Entry framed(BackupFile.Entry entry, Map<Integer, Integer> ids) {
        entry.value().ifPresent(value -> WrittenSchemas.renumber(value, ids));
        return entry;
    }
}
