package org.pollwatch.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.WrittenSchemas;

/** Writes a mission's log into files, up to where it ends when it is begun. */
public final class Backup {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;
    private final WrittenSchemas registry;
    private final BackupProgress progress;

    /** @param client settings of a Kafka client that may read the mission's topics */
    public Backup(Map<String, Object> client, RecordSerdes serdes, BackupProgress progress) {
        this.client = client;
        this.registry = new WrittenSchemas(serdes);
        this.progress = progress;
    }

    /**
     * Writes a backup.
     *
     * @param directory new or empty
     * @throws IOException if it is not, or something cannot be read or written
     */
    public Manifest write(String mission, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> there = Files.list(directory)) {
            if (there.findAny().isPresent()) {
                throw new IOException(directory + ": expected a new or an empty directory");
            }
        }
        // Hashes of tokens and reports in clear: for their owner alone.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        String at = Instant.now().toString();
        List<Manifest.TopicFiles> written = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<Topic<?>, Map<TopicPartition, Long>> ends = ends(consumer, mission);
            for (Map.Entry<Topic<?>, Map<TopicPartition, Long>> each : ends.entrySet()) {
                written.add(topic(consumer, each.getKey(), each.getValue(), directory));
            }
            int partitions = ends.get(Topics.of(mission).submissions()).size();
            Manifest manifest = new Manifest(Manifest.FORMAT, mission, at, partitions, written);
            manifest.write(directory);
            return manifest;
        }
    }

    /** Of all topics before any is read; the definition's last, so that it holds every revision that another names. */
    private static Map<Topic<?>, Map<TopicPartition, Long>> ends(KafkaConsumer<?, ?> consumer, String mission)
            throws IOException {
        List<Topic<?>> originals = new ArrayList<>(Topics.of(mission).originals());
        java.util.Collections.reverse(originals);
        Map<Topic<?>, Map<TopicPartition, Long>> ends = new LinkedHashMap<>();
        for (Topic<?> topic : originals) {
            List<TopicPartition> partitions =
                    Optional.ofNullable(consumer.partitionsFor(topic.name())).orElse(List.of()).stream()
                            .map(Backup::partition)
                            .toList();
            if (partitions.isEmpty()) {
                throw new IOException("topic " + topic.name() + " does not exist here");
            }
            Map<TopicPartition, Long> sorted =
                    new TreeMap<>(java.util.Comparator.comparingInt(TopicPartition::partition));
            sorted.putAll(consumer.endOffsets(partitions));
            ends.put(topic, sorted);
        }
        return ends;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private Manifest.TopicFiles topic(
            KafkaConsumer<String, byte[]> consumer, Topic<?> topic, Map<TopicPartition, Long> ends, Path directory)
            throws IOException {
        Map<Integer, String> schemas = new TreeMap<>();
        List<Manifest.PartitionFile> files = new ArrayList<>();
        for (Map.Entry<TopicPartition, Long> each : ends.entrySet()) {
            TopicPartition partition = each.getKey();
            String name = topic.noun() + "-" + partition.partition() + ".avro";
            long records = copy(consumer, partition, each.getValue(), directory.resolve(name), schemas);
            files.add(new Manifest.PartitionFile(
                    partition.partition(), name, records, each.getValue(), Manifest.sha256(directory.resolve(name))));
        }
        progress.done(
                topic.noun(),
                files.stream().mapToLong(Manifest.PartitionFile::records).sum());
        return new Manifest.TopicFiles(topic.noun(), schemas, files);
    }

    private long copy(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            long end,
            Path file,
            Map<Integer, String> schemas)
            throws IOException {
        long records = 0;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        try (BackupFile.Writer writer = new BackupFile.Writer(file)) {
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < end) {
                        writer.write(BackupFile.Entry.of(record));
                        remember(record, schemas);
                        records++;
                    }
                }
            }
        }
        return records;
    }

    private void remember(ConsumerRecord<String, byte[]> record, Map<Integer, String> schemas) {
        WrittenSchemas.idIn(record.value()).ifPresent(id -> schemas.computeIfAbsent(id, registry::schema));
    }
}
